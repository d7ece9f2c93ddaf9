import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { db: { image: 'postgres:17.6-alpine' }, app: { depends_on: ['db'] } }, severity: 'medium' },
    { services: { api: {}, app: { depends_on: ['api'] } }, severity: 'low' },
    { services: { api: {}, app: { depends_on: { api: { condition: 'service_started' } } } } },
  ],
  silent: [
    {},
    {
      services: {
        db: { image: 'postgres:17.6-alpine' },
        app: { depends_on: { db: { condition: 'service_healthy' } } },
      },
    },
    // Nothing to wait for: another rule asks for the check.
    { services: { api: { healthcheck: null }, app: { depends_on: ['api'] } } },
    { services: { api: {}, app: { links: ['api'] } } },
  ],
};
