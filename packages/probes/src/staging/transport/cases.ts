import { probeCases } from '../stack/probe-cases.ts';
import { cases as oldProtocol } from './rules/old-protocol.cases.ts';
import { cases as plainDatastore } from './rules/plain-datastore.cases.ts';
import { cases as plainEndpoint } from './rules/plain-endpoint.cases.ts';
import { cases as uncheckedCertificate } from './rules/unchecked-certificate.cases.ts';

export const cases = probeCases(
  'transport',
  [
    { rule: 'old-protocol', ...oldProtocol },
    { rule: 'plain-datastore', ...plainDatastore },
    { rule: 'plain-endpoint', ...plainEndpoint },
    { rule: 'unchecked-certificate', ...uncheckedCertificate },
  ],
  [
    {
      name: 'a gateway that speaks TLS',
      services: {
        gateway: { image: 'caddy:2.10.2', ports: ['443:8443'], volumes: ['./Caddyfile:/etc/caddy/Caddyfile:ro'] },
        api: { environment: { DATABASE_URL: 'postgres://db.harbour.example/app?sslmode=verify-full' } },
      },
      files: { 'deploy/Caddyfile': 'https://harbour.example:8443 {\n\treverse_proxy api:8080\n}\n' },
    },
  ],
);
