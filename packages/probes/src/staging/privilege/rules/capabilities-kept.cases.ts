import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { cap_drop: null } }, severity: 'low' },
    { services: { app: { cap_drop: ['NET_RAW'] } }, severity: 'low' },
    { services: { app: { cap_drop: null, ports: ['443:443'] } }, severity: 'medium' },
  ],
  silent: [{}, { services: { app: { cap_drop: ['all'] } } }, { services: { app: { cap_drop: ['CAP_ALL'] } } }],
};
