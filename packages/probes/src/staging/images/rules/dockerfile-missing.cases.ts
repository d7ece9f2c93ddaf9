import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(build: unknown, files: Readonly<Record<string, string>> = {}): StackCase {
  return { services: { app: { image: null, build } }, files: { 'app/a.mjs': '', ...files } };
}

const dockerfile = 'FROM node:24.11.1-alpine AS base\nFROM base AS release\nUSER 1000\nCMD ["node"]\n';

export const cases: RuleCases = {
  fires: [
    { ...built('../app'), severity: 'high' },
    {
      ...built({ context: '../app', dockerfile: 'Dockerfile.prod' }, { 'app/Dockerfile': dockerfile }),
      severity: 'high',
    },
    { ...built({ context: '../app', target: 'production' }, { 'app/Dockerfile': dockerfile }), severity: 'high' },
    { ...built('../other'), severity: 'medium' },
  ],
  silent: [
    {},
    built({ context: '../app', target: 'release' }, { 'app/Dockerfile': dockerfile }),
    built({ context: '..', dockerfile: './app/Dockerfile' }, { 'app/Dockerfile': dockerfile }),
    built('https://git.harbour.example/app.git'),
    built({ context: '../app', dockerfile_inline: 'FROM node:24.11.1-alpine\nUSER 1000\nCMD ["node"]\n' }),
  ],
};
