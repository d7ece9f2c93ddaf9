import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { api: { environment: { CORS_ORIGIN: '*' }, ports: ['8080:8080'] } }, severity: 'high' },
    {
      services: {
        chain: {
          image: 'ethereum/client-go:v1.16.0',
          command: ['--http', '--http.corsdomain=*', '--http.vhosts=*'],
          ports: ['8545:8545'],
        },
      },
      severity: 'critical',
    },
    { services: { api: { environment: { ALLOWED_HOSTS: '*' } } }, severity: 'low' },
    {
      services: { api: { environment: { ALLOWED_HOSTS: '*' } }, gateway: { ports: ['443:8443'] } },
      severity: 'medium',
    },
    {
      services: {
        search: {
          image: 'elasticsearch:8.19.0',
          volumes: ['./es.yml:/usr/share/elasticsearch/config/elasticsearch.yml:ro'],
        },
      },
      files: { 'deploy/es.yml': 'http.cors.enabled: true\nhttp.cors.allow-origin: "*"\n' },
    },
  ],
  silent: [
    {
      services: {
        api: {
          environment: { CORS_ORIGIN: 'https://harbour.example', ALLOWED_HOSTS: 'harbour.example,*.harbour.example' },
          ports: ['8080:8080'],
        },
      },
    },
    { services: { chain: { image: 'ethereum/client-go:v1.16.0', command: ['--http', '--http.vhosts=chain'] } } },
    { services: { api: { environment: { GLOB: '*', DISABLE_HOST_CHECK: 'false' } } } },
  ],
};
