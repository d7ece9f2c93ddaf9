import type { StagingRule } from '../../stack/staging-rule.ts';
import { listOf } from '../capabilities.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.capabilities-kept',
  number: 'PRIV-03',
  title: 'A container keeps the default capabilities',
  why: 'Fourteen rights of root, raw network packets among them, stay with a process that needs none.',
  fix: 'Add `cap_drop: [ALL]`, and give back what is missed with `cap_add`.',
  source: 'OWASP Docker rule 3',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const dropped = listOf(service.model['cap_drop']);
      if (dropped.includes('ALL') || service.model['privileged'] === true) return [];
      return [
        {
          // The makers of a common image know which rights it needs; of a program of one's own nobody does.
          severity:
            service.reach === 'everywhere' && service.component === null ? ('medium' as const) : ('low' as const),
          address: `${service.name}.cap_drop`,
          at: service.place('cap_drop'),
          what: `${service.name} keeps capabilities that it was not asked about: it does not drop ALL.`,
        },
      ];
    }),
};
