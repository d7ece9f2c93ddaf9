import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function caddy(text: string): StackCase {
  return {
    services: {
      gateway: {
        image: 'registry.harbour.example/mirror/caddy:2.10.2',
        ports: ['0.0.0.0:443:8443'],
        volumes: ['./Caddyfile:/etc/caddy/Caddyfile:ro'],
      },
    },
    files: { 'deploy/Caddyfile': text },
  };
}

function nginx(text: string, ports: readonly string[] = ['80:80', '443:443']): StackCase {
  return {
    services: { gateway: { image: 'nginx:1.29', ports, volumes: ['./nginx.conf:/etc/nginx/conf.d/default.conf:ro'] } },
    files: { 'deploy/nginx.conf': text },
  };
}

const secure =
  'server {\n  listen 443 ssl;\n  ssl_certificate /run/secrets/cert;\n  location / { proxy_pass http://api:8080; }\n}\n';
const declared = [
  { address: '0.0.0.0', port: 3000, protocol: 'tcp' as const, service: 'board', purpose: 'dashboards' },
];

export const cases: RuleCases = {
  fires: [
    {
      services: { gateway: { image: 'nginx:1.29', ports: ['80:80'], volumes: ['./conf.d:/etc/nginx/conf.d:ro'] } },
      files: { 'deploy/conf.d/site.conf': 'server {\n  listen 80;\n  root /srv;\n}\n' },
      severity: 'critical',
    },
    {
      services: { pages: { image: 'nginx:1.29', ports: ['80:80'], volumes: ['./site:/usr/share/nginx/html:ro'] } },
      severity: 'critical',
    },
    {
      ...caddy('{\n\tadmin off\n\thttps_port 8443\n}\n\nhttp://{$DOMAIN}:8443 {\n\treverse_proxy api:8080\n}\n'),
      severity: 'critical',
    },
    { ...caddy(':8443 {\n\treverse_proxy api:8080\n}\n'), severity: 'critical' },
    nginx(`server {\n  listen 80;\n  location / {\n    proxy_pass http://api:8080;\n  }\n}\n${secure}`),
    {
      services: {
        gateway: {
          image: 'traefik:v3.5',
          command: ['--entrypoints.web.address=:80', '--providers.docker=true'],
          ports: ['80:80'],
        },
        api: { labels: { 'traefik.http.routers.api.entrypoints': 'web' } },
      },
      severity: 'critical',
    },
    {
      services: { board: { image: 'grafana/grafana:12.4.11', ports: ['3000:3000'] } },
      exposure: declared,
      severity: 'high',
    },
  ],
  silent: [
    {
      services: { gateway: { image: 'nginx:1.29', ports: ['443:443'], volumes: ['./conf.d:/etc/nginx/conf.d:ro'] } },
      files: { 'deploy/conf.d/site.conf': secure, 'deploy/conf.d/README.md': 'server { listen 443; root /; }\n' },
    },
    { services: { pages: { image: 'registry.harbour.example/team/nginx:1.29', ports: ['80:80'] } } },
    caddy(
      '{\n\thttps_port 8443\n}\n\nhttp://127.0.0.1:2080 {\n\trespond /alive 200\n}\n\nhttps://{$DOMAIN}:8443 {\n\ttls /run/secrets/cert /run/secrets/key\n\treverse_proxy api:8080\n}\n',
    ),
    caddy('harbour.example:8443 {\n\treverse_proxy api:8080\n}\n'),
    nginx(
      `server {\n  listen 80;\n  listen [::]:80;\n  location /.well-known/acme-challenge/ { root /var/www; }\n  location / { return 301 https://$host$request_uri; }\n}\n${secure}`,
    ),
    {
      services: {
        gateway: {
          image: 'traefik:v3.5',
          command: [
            '--entrypoints.web.address=:80',
            '--entrypoints.web.http.redirections.entrypoint.to=websecure',
            '--entrypoints.websecure.address=:443',
            '--entrypoints.websecure.http.tls=true',
          ],
          ports: ['80:80', '443:443'],
        },
      },
    },
    {
      services: {
        board: { image: 'grafana/grafana:12.4.11', ports: ['3000:3000'], environment: { GF_SERVER_PROTOCOL: 'https' } },
      },
      exposure: declared,
    },
    { services: { api: { ports: ['127.0.0.1:80:8080'] } } },
  ],
};
