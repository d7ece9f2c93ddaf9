import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { cap_add: ['SYS_ADMIN'] } }, severity: 'critical' },
    { services: { app: { cap_add: ['cap_sys_module'] } }, severity: 'critical' },
    { services: { app: { cap_add: ['ALL'] } } },
  ],
  silent: [{}, { services: { app: { cap_add: ['NET_BIND_SERVICE'] } } }],
};
