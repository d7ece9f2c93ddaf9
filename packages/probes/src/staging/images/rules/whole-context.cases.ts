import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(build: unknown, files: Readonly<Record<string, string>>): StackCase {
  return { services: { app: { image: null, build } }, files };
}

const wide = 'FROM node:24.11.1-alpine\nWORKDIR /service\nCOPY . .\nUSER 1000\nCMD ["node", "a.mjs"]\n';
const narrow = 'FROM node:24.11.1-alpine\nCOPY a.mjs ./\nUSER 1000\nCMD ["node", "a.mjs"]\n';

export const cases: RuleCases = {
  fires: [
    { ...built('..', { Dockerfile: wide, 'a.mjs': '' }), severity: 'medium' },
    { ...built('..', { Dockerfile: wide, 'a.mjs': '', '.dockerignore': 'node_modules\n.git\n' }), severity: 'medium' },
    { ...built('..', { Dockerfile: narrow, 'a.mjs': '' }), severity: 'low' },
    { ...built('../app', { 'app/Dockerfile': wide, 'app/a.mjs': '' }), severity: 'low' },
  ],
  silent: [
    {},
    built('..', { Dockerfile: wide, 'a.mjs': '', '.dockerignore': '.git\n**/.env*\nnode_modules\n' }),
    built('..', { Dockerfile: wide, 'a.mjs': '', '.dockerignore': '*\n!a.mjs\n' }),
    built('../app', { 'app/Dockerfile': narrow, 'app/a.mjs': '' }),
  ],
};
