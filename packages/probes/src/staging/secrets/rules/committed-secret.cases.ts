import type { RuleCases } from '../../stack/staging-rule.ts';

const key = ['-----BEGIN', ' PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIH\n-----END', ' PRIVATE KEY-----\n'].join('');

export const cases: RuleCases = {
  fires: [
    {
      services: { db: { secrets: ['password'] } },
      model: { secrets: { password: { file: './secrets/password' } } },
      files: { 'deploy/secrets/password': 'k7Rw2pVx9LqT4mZs8NbY\n' },
      severity: 'high',
    },
    {
      services: { gateway: { volumes: ['./tls/server.pem:/etc/tls/server.pem:ro'], ports: ['443:8443'] } },
      files: { 'deploy/tls/server.pem': key },
      severity: 'critical',
    },
    {
      services: { gateway: { secrets: ['key'], ports: ['443:8443'] } },
      model: { secrets: { key: { file: './tls.key' } } },
      files: { 'deploy/tls.key': key },
      severity: 'critical',
    },
  ],
  silent: [
    {
      services: { db: { secrets: ['password'] } },
      model: { secrets: { password: { file: '/srv/secrets/password' } } },
    },
    {
      services: { gateway: { volumes: ['./tls/ca.pem:/etc/tls/ca.pem:ro'] } },
      files: { 'deploy/tls/ca.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' },
    },
    { services: { db: { secrets: ['password'] } }, model: { secrets: { password: { external: true } } } },
  ],
};
