import { treePath } from '../../stack/stack-files.ts';
import type { PublishedPort } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { emptiedPorts } from '../emptied-ports.ts';
import { publishingServices, strangersAt } from '../published-doors.ts';
import { uselessOverrides } from '../useless-override.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.override-without-effect',
  number: 'CFG-10',
  title: 'An override narrows a port, and the wide one stays',
  why: 'Compose appends the ports of a later file to those of the earlier, so the port stays open, or the engine refuses to start.',
  fix: 'Write `ports: !override` in the later file, or take the port out of the earlier one.',
  source: 'Compose specification, merge; docker/compose issues 2260, 3675, 8276',
  find: (stack) => [
    ...publishingServices(stack).flatMap((service) =>
      uselessOverrides(service).map(
        ({ base, later }): RuleSighting => ({
          severity: base.declared !== null || strangersAt(base) === 'neighbours' ? 'high' : 'critical',
          address: `${service.name}.ports ${numberOf(later)}`,
          at: later.at,
          what: `${service.name} is bound to ${later.address} here, and ${where(base)} of ${placeOf(base)} stays.`,
          fix: `Write \`ports: !override\` here, or take the port out of ${treePath(base.at.file)}.`,
        }),
      ),
    ),
    ...emptiedPorts(stack).map(({ service, at, doors }): RuleSighting => {
      const [first] = doors;
      const open = doors.some(({ declared, strangers }) => declared === null && strangers === 'anybody');
      const names = doors.map(({ name }) => name).join(' and ');
      return {
        severity: open ? 'critical' : 'high',
        address: `${service.name}.ports []`,
        at,
        what: `${service.name} is meant to publish nothing here, and ${names} of ${first === undefined ? '' : placeOf(first.port)} ${doors.length > 1 ? 'stay' : 'stays'}.`,
        fix: 'Write `ports: !reset []` here.',
      };
    }),
  ],
};

function placeOf({ at }: PublishedPort): string {
  return `${treePath(at.file)}, line ${at.line},`;
}

function numberOf({ address, published, target, protocol }: PublishedPort): string {
  return `${address}:${published ?? `any:${target}`}/${protocol}`;
}

function where({ reach, address, published, protocol }: PublishedPort): string {
  return `${published ?? 'a port'}/${protocol} on ${reach === 'everywhere' ? 'every address' : address}`;
}
