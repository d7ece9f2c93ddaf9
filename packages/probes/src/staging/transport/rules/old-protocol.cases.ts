import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function nginx(protocols: string): StackCase {
  return {
    services: {
      gateway: { image: 'nginx:1.29', ports: ['443:443'], volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro'] },
    },
    files: { 'deploy/nginx.conf': `server {\n  listen 443 ssl;\n  ssl_protocols ${protocols};\n  root /srv;\n}\n` },
  };
}

export const cases: RuleCases = {
  fires: [
    { ...nginx('TLSv1 TLSv1.1 TLSv1.2'), severity: 'high' },
    nginx('TLSv1.1 TLSv1.2 TLSv1.3'),
    {
      services: { gateway: { image: 'haproxy:3.2', volumes: ['./haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro'] } },
      files: { 'deploy/haproxy.cfg': 'global\n  ssl-default-bind-options ssl-min-ver TLSv1.0\n' },
      severity: 'medium',
    },
  ],
  silent: [nginx('TLSv1.2 TLSv1.3'), nginx('TLSv1.3; # not TLSv1.1')],
};
