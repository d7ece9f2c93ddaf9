import type { RuleCases } from '../../stack/staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

export const cases: RuleCases = {
  fires: [
    { services: { app: { image: 'registry.harbour.example/team/app:latest' } }, severity: 'high' },
    { services: { app: { image: 'registry.harbour.example/team/app' } }, severity: 'high' },
    { services: { app: { image: 'registry.harbour.example:5000/team/app' } } },
    { services: { app: { image: 'registry.harbour.example/app:${TAG:-latest}' } } },
  ],
  silent: [
    {},
    { services: { app: { image: `registry.harbour.example/team/app:latest@${digest}` } } },
    { services: { app: { image: 'registry.harbour.example/app:${TAG:-latest}' } }, environment: { TAG: '1.4.2' } },
    // What is built here is another matter: the tag names what this machine made.
    { services: { app: { image: 'registry.harbour.example/app:latest', build: '../app' } } },
  ],
};
