import type { RuleCases } from '../../stack/staging-rule.ts';

const geth = 'ethereum/client-go:v1.16.5';
const model = { networks: { inner: { internal: true }, edge: {} } };
const exposure = [{ address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'app', purpose: 'the game' }] as const;
const reached = { networks: ['edge'], ports: ['443:8443'] };

export const cases: RuleCases = {
  fires: [
    { services: { app: { ...reached, environment: { CORS_ORIGIN: '*' } } }, model, exposure, severity: 'high' },
    { services: { app: { ...reached, command: ['serve', '--allowed-hosts', 'all'] } }, model, exposure },
    { services: { chain: { image: geth, command: ['--http', '--http.corsdomain=*', '--http.vhosts', '*'] } } },
    { services: { chain: { image: geth, command: 'geth --http --http.corsdomain "*"' } }, severity: 'low' },
    {
      services: {
        app: { networks: ['edge'], environment: { ALLOWED_HOSTS: 'localhost,*' } },
        web: { image: 'nginx:1.29.3', networks: ['edge'], ports: ['443:443'] },
      },
      model,
      exposure: [{ ...exposure[0], service: 'web' }],
      severity: 'medium',
    },
    {
      services: { search: { image: 'elasticsearch:9.2.0', environment: { 'http.cors.allow-origin': '*' } } },
    },
    {
      services: { app: { ...reached, volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro'] } },
      model,
      exposure,
      files: { 'deploy/nginx.conf': 'server {\n  add_header Access-Control-Allow-Origin *;\n}\n' },
      severity: 'high',
    },
    { services: { app: { environment: { CORS_ALLOW_ALL_ORIGINS: 'true' } } } },
  ],
  silent: [
    {},
    {
      services: { app: { ...reached, environment: { CORS_ORIGIN: 'https://play.harbour.example' } } },
      model,
      exposure,
    },
    { services: { app: { environment: { CORS_ALLOW_HEADERS: '*', ALLOWED_METHODS: '*', ORIGINAL_NAME: '*' } } } },
    { services: { chain: { image: geth, command: ['--http', '--http.vhosts=chain', '--ws.origins', 'app'] } } },
    { services: { app: { environment: { CORS_ALLOW_ALL_ORIGINS: 'false' } } } },
  ],
};
