import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

const chain = { image: 'ghcr.io/foundry-rs/foundry:v1.4.4', networks: ['edge'] };
const exposure = [{ address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'web', purpose: 'the game' }] as const;

function behind(configuration: string, services: NonNullable<StackCase['services']>): StackCase {
  return {
    services: {
      web: {
        image: 'nginx:1.29.3',
        networks: ['edge'],
        ports: ['443:443'],
        volumes: ['./proxy.conf:/etc/nginx/nginx.conf:ro'],
      },
      ...services,
    },
    model: { networks: { inner: { internal: true }, edge: {} } },
    files: { 'deploy/proxy.conf': configuration },
    exposure,
  };
}

export const cases: RuleCases = {
  fires: [
    {
      ...behind('server {\n  location /rpc/ {\n    proxy_pass http://chain:8545;\n  }\n}\n', { chain }),
      severity: 'critical',
    },
    {
      ...behind('location /queue/ {\n  proxy_pass http://queue:15672/;\n}\n', {
        queue: { image: 'rabbitmq:4.0.4-management' },
      }),
      severity: 'high',
    },
    {
      ...behind('location /grafana/ {\n  proxy_pass http://grafana:3000/;\n}\n', {
        grafana: { image: 'grafana/grafana:12.2.0', networks: ['edge'] },
      }),
      severity: 'low',
    },
  ],
  silent: [
    {},
    behind('location / {\n  proxy_pass http://app:8080;\n}\n', { app: { networks: ['edge'] } }),
    behind('location / {\n  # proxy_pass http://chain:8545;\n}\n', { chain }),
    behind('location /rpc/ {\n  auth_basic "team";\n  proxy_pass http://chain:8545;\n}\n', { chain }),
    { ...behind('proxy_pass http://chain:8545;\n', { chain }), exposure: [], services: { chain } },
  ],
};
