import type { RuleCases } from '../../stack/staging-rule.ts';

const random = 'k7Rw2pVx9LqT4mZs8NbY';

export const cases: RuleCases = {
  fires: [
    { services: { api: {} }, environment: { LOG_LEVEL: 'info', SESSION_KEY: random }, severity: 'high' },
    {
      services: { api: { env_file: 'api.env' } },
      files: { 'deploy/api.env': `API_TOKEN=${random}\n` },
      severity: 'high',
    },
    { services: { api: {} }, environment: { DATABASE_URL: `postgres://harbour:${random}@db/harbour` } },
  ],
  silent: [
    {
      services: { api: {} },
      environment: { LOG_LEVEL: 'info', SESSION_KEY: '', SESSION_KEY_FILE: '/run/secrets/session' },
    },
    { services: { api: { env_file: 'api.env' } }, files: { 'deploy/api.env': 'PORT=8080\nCACHE_KEY=users\n' } },
    { files: { 'deploy/.env.example': `SESSION_KEY=${random}\n` } },
  ],
};
