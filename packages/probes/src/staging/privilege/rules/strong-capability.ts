import type { StagingRule } from '../../stack/staging-rule.ts';
import { addedCapabilities, strongCapabilities } from '../capabilities.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.strong-capability',
  number: 'PRIV-06',
  title: 'A container has a strong capability',
  why: 'It can be used to reach other containers or to read what is not its own.',
  fix: 'Take the capability out, or sign a deviation that says what needs it.',
  source: 'CIS Docker 5.4',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const found = addedCapabilities(service.model).filter((name) => strongCapabilities.has(name));
      if (found.length === 0) return [];
      return [
        {
          severity: 'high' as const,
          address: `${service.name}.cap_add strong`,
          at: service.place('cap_add'),
          what: `${service.name} gets ${found.join(', ')}.`,
        },
      ];
    }),
};
