import type { RuleCases } from '../../stack/staging-rule.ts';

const dockerfile = 'FROM node:22-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "."]\n';

export const cases: RuleCases = {
  fires: [
    {
      services: { api: { build: { context: '../api', args: { NPM_TOKEN: '${NPM_TOKEN:?}' } } } },
      environment: { NPM_TOKEN: 'k7Rw2pVx9LqT4mZs8NbY' },
      files: { 'api/Dockerfile': dockerfile },
      severity: 'high',
    },
    {
      services: { api: { build: '../api' } },
      files: { 'api/Dockerfile': `${dockerfile}ENV SESSION_SECRET=k7Rw2pVx9LqT4mZs8NbY\n` },
      severity: 'high',
    },
    {
      services: { api: { build: '../api' } },
      files: { 'api/Dockerfile': 'FROM node:22-slim\nARG API_TOKEN=letmein\nCMD ["node", "."]\n' },
    },
  ],
  silent: [
    {
      services: { api: { build: { context: '../api', args: { VERSION: '1.4.2', NODE_ENV: 'production' } } } },
      files: { 'api/Dockerfile': dockerfile },
    },
    {
      services: { api: { build: '../api' } },
      files: {
        'api/Dockerfile':
          'FROM node:22-slim\nARG NPM_TOKEN\nENV SESSION_KEY_FILE=/run/secrets/session\nCMD ["node", "."]\n',
      },
    },
    {
      services: { api: { build: { context: '../api', secrets: ['npm'] } } },
      model: { secrets: { npm: { external: true } } },
      files: { 'api/Dockerfile': dockerfile },
    },
  ],
};
