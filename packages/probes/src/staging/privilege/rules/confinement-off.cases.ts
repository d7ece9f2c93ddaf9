import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { security_opt: ['seccomp:unconfined'] } }, severity: 'high' },
    { services: { app: { security_opt: ['no-new-privileges:true', 'apparmor=unconfined'] } } },
    { services: { app: { security_opt: ['label:disable'] } } },
  ],
  silent: [{}, { services: { app: { security_opt: ['no-new-privileges:true', 'seccomp:./profile.json'] } } }],
};
