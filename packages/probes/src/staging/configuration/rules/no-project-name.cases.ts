import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ compose: ['services:\n  app:\n    image: registry.example/app:1.0.0\n'], severity: 'low' }],
  silent: [{}],
};
