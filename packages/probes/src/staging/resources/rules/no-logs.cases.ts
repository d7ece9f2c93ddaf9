import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { logging: { driver: 'none' } } }, severity: 'low' },
    { services: { app: { logging: { driver: 'none' }, ports: ['443:443'] } }, severity: 'medium' },
  ],
  silent: [{}],
};
