import type { StagingRule } from '../../stack/staging-rule.ts';
import { doorsOf } from '../published-doors.ts';

/** Web traffic has its two numbers for a reason that everybody knows. */
const web: ReadonlySet<number> = new Set([80, 443]);

export const rule: StagingRule = {
  id: 'staging.exposure.reserved-port',
  number: 'EXP-07',
  title: 'A port below 1024 is taken',
  why: 'These numbers belong to services of the host, such as SSH or mail; whoever meets one there trusts it to be that.',
  fix: 'Publish it on a port from 1024 on.',
  source: 'CIS Docker 5.8',
  find: (stack) =>
    doorsOf(stack).flatMap(({ service, name, port, declared, use, at }) => {
      if (port.published === null || port.published >= 1024 || web.has(port.published)) return [];
      // What is not declared, or should not be published at all, is said by other rules.
      if (use.use !== 'service' || declared === null) return [];
      return [
        {
          severity: 'low' as const,
          address: `${service.name}.ports ${name}`,
          at,
          what: `${service.name} takes ${name}, a number that is reserved for services of the host.`,
        },
      ];
    }),
};
