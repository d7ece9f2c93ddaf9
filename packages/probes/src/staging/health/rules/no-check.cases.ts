import type { RuleCases } from '../../stack/staging-rule.ts';

const dockerfile = 'FROM node:24.11.1-alpine\nUSER 1000\nCMD ["node", "a.mjs"]\n';

export const cases: RuleCases = {
  fires: [
    { services: { db: { image: 'postgres:17.6-alpine', healthcheck: null } }, severity: 'medium' },
    {
      services: {
        db: { image: 'postgres:17.6-alpine', healthcheck: null },
        app: { depends_on: { db: { condition: 'service_healthy' } } },
      },
      severity: 'high',
    },
    { services: { app: { healthcheck: null } }, severity: 'low' },
    {
      services: { app: { image: null, build: '../app', healthcheck: null } },
      files: { 'app/Dockerfile': dockerfile },
      severity: 'medium',
    },
    // An interval alone is no check where the image brings none.
    { services: { db: { image: 'postgres:17.6-alpine', healthcheck: { interval: '10s' } } }, severity: 'medium' },
  ],
  silent: [
    {},
    {
      services: { app: { image: null, build: '../app', healthcheck: null } },
      files: { 'app/Dockerfile': `${dockerfile}HEALTHCHECK CMD ["node", "check.mjs"]\n` },
    },
    // A migration ends, and others wait for that.
    {
      services: {
        migrate: { healthcheck: null, restart: 'no' },
        app: { depends_on: { migrate: { condition: 'service_completed_successfully' } } },
      },
    },
    // Another rule says this.
    { services: { db: { image: 'postgres:17.6-alpine', healthcheck: { disable: true } } } },
  ],
};
