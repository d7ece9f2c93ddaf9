import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.new-privileges',
  number: 'PRIV-04',
  title: 'A container may gain rights while it runs',
  why: 'A program with the setuid bit makes any process in it root again.',
  fix: 'Add `security_opt: ["no-new-privileges:true"]`.',
  source: 'CIS Docker 5.26; OWASP Docker rule 4',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const options = Array.isArray(service.model['security_opt']) ? service.model['security_opt'].map(String) : [];
      if (options.some((option) => /^no-new-privileges(?:[:=]true)?$/.test(option))) return [];
      if (service.model['privileged'] === true) return [];
      return [
        {
          // The makers of a common image know which rights it needs; of a program of one's own nobody does.
          severity:
            service.reach === 'everywhere' && service.component === null ? ('medium' as const) : ('low' as const),
          address: `${service.name}.security_opt no-new-privileges`,
          at: service.place('security_opt'),
          what: `${service.name} does not forbid new privileges.`,
        },
      ];
    }),
};
