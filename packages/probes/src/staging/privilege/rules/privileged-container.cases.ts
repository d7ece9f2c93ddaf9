import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: { privileged: true } }, severity: 'critical' }],
  silent: [{}, { services: { app: { privileged: false } } }],
};
