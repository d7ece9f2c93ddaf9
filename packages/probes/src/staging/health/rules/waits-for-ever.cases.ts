import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    {
      services: {
        migrate: { restart: 'unless-stopped' },
        app: { depends_on: { migrate: { condition: 'service_completed_successfully' } } },
      },
      severity: 'high',
    },
    {
      services: {
        db: { image: 'postgres:17.6-alpine' },
        app: { depends_on: { db: { condition: 'service_completed_successfully' } } },
      },
      severity: 'high',
    },
    {
      services: {
        seed: { profiles: ['seed'] },
        app: { depends_on: { seed: { condition: 'service_started', required: false } } },
      },
      severity: 'low',
    },
  ],
  silent: [
    {},
    {
      services: {
        migrate: { restart: 'no' },
        app: { depends_on: { migrate: { condition: 'service_completed_successfully' } } },
      },
    },
    {
      services: {
        setup: { image: 'postgres:17.6-alpine', restart: 'no', command: ['psql', '-f', '/seed.sql'] },
        app: { depends_on: { setup: { condition: 'service_completed_successfully' } } },
      },
    },
  ],
};
