import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { api: { environment: { SESSION_KEY: '${SESSION_KEY:-change-me}' } } }, severity: 'high' },
    {
      services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:-harbour}' } } },
      severity: 'critical',
    },
    {
      services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:-harbour}' } } },
      environment: { POSTGRES_PASSWORD: 'k7Rw2pVx9LqT4mZs8NbY' },
      severity: 'high',
    },
    { services: { redis: { image: 'redis:7', command: 'redis-server --requirepass ${REDIS_PASSWORD-letmein}' } } },
    {
      services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: '${PG:-postgres}' } } },
      severity: 'critical',
    },
    { services: { api: { environment: { DATABASE_URL: '${DATABASE_URL:-postgres://app:app@db/app}' } } } },
    { services: { api: { environment: { HEIMDALL_AGENT_KEY: '${HEIMDALL_AGENT_KEY:-heimdall-dev-agent-key}' } } } },
  ],
  silent: [
    {
      services: { api: { environment: { HEIMDALL_AGENT_KEY: '${HEIMDALL_AGENT_KEY:?}' } } },
      environment: { HEIMDALL_AGENT_KEY: 'k7Rw2pVx9LqT4mZs8NbY' },
    },
    {
      services: { api: { environment: { SESSION_KEY: '${SESSION_KEY:?}', LOG_LEVEL: '${LOG_LEVEL:-info}' } } },
      environment: { SESSION_KEY: 'k7Rw2pVx9LqT4mZs8NbY' },
    },
    { services: { api: { environment: { SESSION_KEY: '${SESSION_KEY:-}', API_KEY: '${API_KEY:-invalid}' } } } },
    {
      services: {
        api: {
          environment: { TOKEN_TTL: '${TOKEN_TTL:-15m}', SESSION_KEY_FILE: '${SESSION_KEY_FILE:-/run/secrets/key}' },
        },
      },
    },
    {
      compose: [
        'services:\n  app:\n    image: a:1\n    # was ${SESSION_KEY:-change-me}\n    environment:\n      A: "$${SESSION_KEY:-change-me}"\n',
      ],
    },
  ],
};
