import type { StagingRule } from '../../stack/staging-rule.ts';
import { innerDoorSeverity, ledgerText } from '../door-severity.ts';
import { doorsOf, loopbackLine, portText, whereText } from '../published-doors.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.data-port',
  number: 'EXP-02',
  title: 'A data store is published',
  why: 'The engine opens the port before any firewall of the host is asked; searching machines find it within hours.',
  fix: 'Take the line out: services reach each other by name without it. People use an SSH tunnel.',
  source: 'CIS Docker 5.14; OWASP Docker rule 5a',
  find: (stack) =>
    doorsOf(stack).flatMap((door) => {
      const { service, name, use, at, strangers } = door;
      if (use.use !== 'data') return [];
      const severity = innerDoorSeverity(door);
      if (severity === null) return [];
      return [
        {
          severity,
          address: `${service.name}.ports ${name}`,
          at,
          what: `${service.name} publishes ${use.title ?? 'its data'} as ${portText(door)} ${whereText(door)}${strangers === 'host' ? '' : ledgerText(door, stack)}.`,
          ...(strangers === 'host' ? {} : { fix: fixFor(loopbackLine(door)) }),
        },
      ];
    }),
};

function fixFor(line: string): string {
  return `Take the line out, or write ${line} and use an SSH tunnel; in an override put \`!override\` behind \`ports:\`.`;
}
