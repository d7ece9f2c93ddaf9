import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { db: { image: 'postgres:17.6-alpine' } }, severity: 'low' },
    { services: { db: { image: 'postgres:17.6-alpine', stop_grace_period: '5s' } }, severity: 'low' },
    { services: { db: { image: 'postgres:17.6-alpine', stop_signal: 'SIGKILL' } }, severity: 'medium' },
  ],
  silent: [
    {},
    { services: { copy: { image: 'postgres:18', entrypoint: ['pg_dump'] } } },
    { services: { db: { image: 'postgres:17.6-alpine', stop_grace_period: '1m' } } },
  ],
};
