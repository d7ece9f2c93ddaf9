import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function caddy(file: string, more: Readonly<Record<string, unknown>> = {}): StackCase {
  return {
    services: { gateway: { image: 'caddy:2.10.2', volumes: ['./Caddyfile:/etc/caddy/Caddyfile:ro'], ...more } },
    files: { 'deploy/Caddyfile': file },
  };
}

const site = 'https://harbour.example {\n\treverse_proxy api:8080\n}\n';

export const cases: RuleCases = {
  fires: [
    { ...caddy(`{\n\tadmin 0.0.0.0:2019\n}\n\n${site}`, { ports: ['2019:2019'] }), severity: 'critical' },
    { ...caddy(`{\n\tadmin :2019\n}\n\n${site}`), severity: 'medium' },
    {
      services: { proxy: { image: 'envoyproxy/envoy:v1.35.0', volumes: ['./envoy.yaml:/etc/envoy/envoy.yaml:ro'] } },
      files: {
        'deploy/envoy.yaml':
          'admin:\n  address:\n    socket_address:\n      address: 0.0.0.0\n      port_value: 9901\n',
      },
      severity: 'medium',
    },
    {
      services: {
        watch: { image: 'prom/prometheus:v3.6.0', command: ['--web.enable-admin-api'], ports: ['9090:9090'] },
      },
      severity: 'critical',
    },
  ],
  silent: [
    caddy(`{\n\tadmin off\n}\n\n${site}`),
    caddy(`{\n\tadmin localhost:2019\n}\n\n${site}`),
    caddy(site, { ports: ['443:443'] }),
    { services: { watch: { image: 'prom/prometheus:v3.6.0', command: ['--web.enable-admin-api'] } } },
  ],
};
