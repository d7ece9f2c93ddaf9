import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ model: { version: '3.8' }, severity: 'info' }],
  silent: [{}],
};
