import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { healthcheck: { disable: true } } }, severity: 'medium' },
    { services: { app: { healthcheck: { test: ['NONE'] } } } },
    {
      services: {
        db: { healthcheck: { disable: true } },
        app: { depends_on: { db: { condition: 'service_healthy' } } },
      },
      severity: 'high',
    },
    {
      services: { app: { image: null, build: '../app', healthcheck: null } },
      files: { 'app/Dockerfile': 'FROM node:24.11.1-alpine\nHEALTHCHECK NONE\n' },
    },
  ],
  silent: [{}, { services: { app: { healthcheck: null } } }],
};
