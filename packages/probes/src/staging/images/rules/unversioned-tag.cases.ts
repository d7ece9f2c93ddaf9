import type { RuleCases } from '../../stack/staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

export const cases: RuleCases = {
  fires: [
    { services: { web: { image: 'nginx:alpine' } }, severity: 'medium' },
    { services: { db: { image: 'postgres:alpine' } }, severity: 'high' },
    { services: { app: { image: 'registry.harbour.example/team/app:staging' } } },
    { services: { app: { image: 'registry.harbour.example/mirror/node:lts-alpine3.20' } } },
  ],
  silent: [
    {},
    { services: { web: { image: `nginx:alpine@${digest}` } } },
    { services: { web: { image: `nginx:1.29.3-alpine` } } },
    { services: { app: { image: 'registry.harbour.example/team/app:4c1f0a2b7d3e' } } },
    { services: { app: { image: 'registry.harbour.example/team/app:latest' } } },
  ],
};
