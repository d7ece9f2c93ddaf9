import type { RuleCases } from '../../stack/staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

export const cases: RuleCases = {
  fires: [
    // Ended in November 2023.
    { services: { db: { image: `postgres:11.22-alpine@${digest}` } }, severity: 'high' },
    {
      services: { app: { image: null, build: '../app' } },
      files: { 'app/Dockerfile': `FROM node:18.20.4-slim@${digest}\nUSER 1000\nCMD ["node", "a.mjs"]\n` },
    },
    { services: { cache: { image: `redis:7.0.15@${digest}`, ports: ['6379:6379'] } }, severity: 'high' },
  ],
  silent: [
    {},
    { services: { db: { image: `postgres:17.6-alpine@${digest}` } } },
    { services: { app: { image: `registry.harbour.example/team/app:11.0.0@${digest}` } } },
  ],
};
