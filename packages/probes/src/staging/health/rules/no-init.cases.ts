import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: { init: null } }, severity: 'low' }, { services: { app: { init: false } } }],
  silent: [
    {},
    { services: { app: { init: null, entrypoint: ['/sbin/tini', '--', 'server'] } } },
    { services: { db: { image: 'postgres:17.6-alpine', init: null } } },
    {
      services: { app: { image: null, build: '../app', init: null } },
      files: { 'app/Dockerfile': 'FROM node:24.11.1-alpine\nRUN apk add --no-cache tini\nENTRYPOINT ["tini", "--"]\n' },
    },
  ],
};
