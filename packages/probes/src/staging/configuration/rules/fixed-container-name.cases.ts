import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: { container_name: 'app' } }, severity: 'low' }],
  silent: [{}],
};
