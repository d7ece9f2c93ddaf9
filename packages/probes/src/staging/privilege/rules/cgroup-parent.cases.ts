import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: { cgroup_parent: '/other' } }, severity: 'medium' }],
  silent: [{}],
};
