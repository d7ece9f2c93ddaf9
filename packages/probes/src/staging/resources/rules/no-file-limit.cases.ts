import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: { ulimits: null } }, severity: 'info' }],
  silent: [{}, { services: { app: { ulimits: { nofile: 1024 } } } }],
};
