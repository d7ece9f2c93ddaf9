import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { image: 'registry.harbour.example/team/app:1.4.2' } }, severity: 'medium' },
    { services: { db: { image: 'postgres:17.6-alpine' } } },
    { services: { app: { image: 'registry.harbour.example/app:${TAG:?}' } }, environment: { TAG: '1.4.2' } },
  ],
  silent: [
    {},
    { services: { app: { image: null, build: '../app' } } },
    // One finding is enough for an image without a version.
    { services: { web: { image: 'nginx:alpine' } } },
  ],
};
