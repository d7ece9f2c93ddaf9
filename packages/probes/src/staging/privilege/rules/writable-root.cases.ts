import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: { read_only: null } }, severity: 'low' }, { services: { app: { read_only: false } } }],
  silent: [{}],
};
