import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: {}, tool: { profiles: ['tools'] } }, severity: 'info' }],
  silent: [{}],
};
