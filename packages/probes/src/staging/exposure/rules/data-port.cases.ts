import type { RuleCases } from '../../stack/staging-rule.ts';

const entry = { address: '0.0.0.0', protocol: 'tcp', service: 'db', purpose: 'reports of the finance team' } as const;
const closed = { tls: true, authentication: 'client certificate', who: 'the finance team' };

export const cases: RuleCases = {
  fires: [
    { services: { db: { image: 'postgres:16.10-alpine', ports: ['5432:5432'] } }, severity: 'critical' },
    { services: { db: { image: 'redis:7.4.6', ports: ['0.0.0.0:16000:6379'] } }, severity: 'critical' },
    { services: { db: { image: 'mysql:8.4.3', ports: ['[::]:3306:3306'] } }, severity: 'critical' },
    { services: { db: { image: 'mongo:7.0.14', ports: ['203.0.113.7:27017:27017'] } }, severity: 'critical' },
    { services: { db: { image: 'rabbitmq:4.0.4', ports: ['10.0.0.5:5672:5672'] } }, severity: 'high' },
    { services: { db: { image: 'postgres:16.10', ports: ['127.0.0.1:5432:5432'] } }, severity: 'low' },
    { services: { db: { image: 'opensearchproject/opensearch:2.18.0', ports: ['9200:9200'] } }, severity: 'critical' },
    {
      services: { db: { image: 'minio/minio:RELEASE.2026-09-07T16-13-09Z', ports: ['9000:9000'] } },
      severity: 'critical',
    },
    // A store that was moved, one that is built here, and one that only its number gives away.
    {
      services: { db: { image: 'postgres:16.10', command: ['postgres', '-p', '6000'], ports: ['6000:6000'] } },
      severity: 'critical',
    },
    {
      services: { db: { image: null, build: '../db', ports: ['7000:7000'] } },
      files: { 'db/Dockerfile': 'FROM postgres:16.10\nUSER 70\n' },
      severity: 'critical',
    },
    { services: { db: { ports: ['5432:5432'] } }, severity: 'critical' },
    // Whoever declares a store says how it is closed; half a declaration is none.
    {
      services: { db: { image: 'postgres:16.10', ports: ['5432:5432'] } },
      exposure: [{ ...entry, port: 5432 }],
      severity: 'high',
    },
    {
      services: { db: { image: 'postgres:16.10', ports: ['5432:5432'] } },
      exposure: [{ ...entry, ...closed, authentication: 'none', port: 5432 }],
      severity: 'high',
    },
    {
      services: { db: { image: 'postgres:16.10', ports: ['5432:5432'] } },
      exposure: [{ ...entry, ...closed, port: 5432 }],
      severity: 'low',
    },
    {
      services: { db: { image: 'postgres:16.10', ports: ['5432:5432'] } },
      exposure: [{ ...entry, ...closed, port: 5432, until: '2026-11-23' }],
      severity: 'critical',
    },
    { services: { db: { image: 'memcached:1.6.32', ports: ['11211:11211/udp'] } }, severity: 'critical' },
  ],
  silent: [
    {},
    { services: { db: { image: 'postgres:16.10' } } },
    { services: { db: { image: 'postgres:16.10', expose: ['5432'] } } },
    { services: { web: { image: 'nginx:1.29.3', ports: ['80:80', '8443:443'] } } },
    {
      services: { db: { image: 'postgres:16.10', ports: ['127.0.0.1:5432:5432'] } },
      exposure: [{ ...entry, address: '127.0.0.1', port: 5432 }],
    },
  ],
};
