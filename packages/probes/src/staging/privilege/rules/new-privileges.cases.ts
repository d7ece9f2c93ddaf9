import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { security_opt: null } }, severity: 'low' },
    { services: { app: { security_opt: ['no-new-privileges:false'] } } },
    { services: { app: { security_opt: null, ports: ['443:443'] } }, severity: 'medium' },
  ],
  silent: [
    {},
    { services: { app: { security_opt: ['no-new-privileges'] } } },
    { services: { app: { security_opt: ['no-new-privileges=true'] } } },
    { services: { app: { security_opt: ['seccomp:./p.json', 'no-new-privileges:true'] } } },
  ],
};
