import type { StagingRule } from '../../stack/staging-rule.ts';
import { innerDoorSeverity, ledgerText } from '../door-severity.ts';
import { doorsOf, loopbackLine, portText, whereText } from '../published-doors.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.admin-port',
  number: 'EXP-02',
  title: 'An administrative surface is published',
  why: 'Whoever reaches it reads how the platform is built and doing, or changes it; a password alone stands before it.',
  fix: 'Take the line out; people who run the platform come through a VPN or an SSH tunnel.',
  source: 'CIS Docker 5.14; OWASP Docker rule 5a',
  find: (stack) =>
    doorsOf(stack).flatMap((door) => {
      const { service, name, use, at, strangers } = door;
      if (use.use !== 'admin' && use.use !== 'metrics') return [];
      const severity = innerDoorSeverity(door);
      if (severity === null) return [];
      return [
        {
          severity,
          address: `${service.name}.ports ${name}`,
          at,
          what: `${service.name} publishes ${use.title ?? 'its administration'} as ${portText(door)} ${whereText(door)}${strangers === 'host' ? '' : ledgerText(door, stack)}.`,
          ...(strangers === 'host'
            ? {}
            : {
                fix: `Write ${loopbackLine(door)} and use an SSH tunnel, or take the line out; in an override put \`!override\` behind \`ports:\`.`,
              }),
        },
      ];
    }),
};
