import type { StagingRule } from '../../stack/staging-rule.ts';
import { innerDoorSeverity, ledgerText } from '../door-severity.ts';
import { doorsOf, portText, whereText } from '../published-doors.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.debug-port',
  number: 'EXP-04',
  title: 'A debugger, a node’s RPC or a development server is published',
  why: 'It runs code, moves funds or hands out source for whoever connects, mostly without asking who that is.',
  fix: 'Take the port out of `ports:`, and the switch that opens it out of the command.',
  source: 'Node.js and geth security pages; measured',
  find: (stack) =>
    doorsOf(stack).flatMap((door) => {
      const { service, name, use, at, strangers } = door;
      if (use.use !== 'debug') return [];
      const severity = innerDoorSeverity(door);
      if (severity === null) return [];
      return [
        {
          severity,
          address: `${service.name}.ports ${name}`,
          at,
          what: `${service.name} publishes ${use.title ?? 'a debugger'} as ${portText(door)} ${whereText(door)}${strangers === 'host' ? '' : ledgerText(door, stack)}.`,
        },
      ];
    }),
};
