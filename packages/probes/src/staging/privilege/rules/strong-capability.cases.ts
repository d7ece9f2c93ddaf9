import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: { cap_add: ['NET_ADMIN', 'SYS_TIME'] } }, severity: 'high' }],
  silent: [{}, { services: { app: { cap_add: ['CHOWN', 'NET_BIND_SERVICE'] } } }],
};
