import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { user: '0:0' } }, severity: 'medium' },
    { services: { app: { user: 'root' } }, severity: 'medium' },
    { services: { owner: { user: 'root', restart: null, command: ['chown', '10001', '/data'] } }, severity: 'low' },
    {
      services: { app: { image: null, user: null, build: '../app' } },
      files: { 'app/Dockerfile': 'FROM node:24.1.0\nUSER root\nCMD ["node", "a.mjs"]\n' },
    },
  ],
  silent: [
    {},
    { services: { app: { user: '1000' } } },
    {
      services: { app: { image: null, user: null, build: '../app' } },
      files: { 'app/Dockerfile': 'FROM node:24.1.0\nUSER 1000\nCMD ["node", "a.mjs"]\n' },
    },
  ],
};
