import { treePath } from '../../stack/stack-files.ts';
import type { PublishedPort } from '../../stack/stack-view.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { publishingServices, strangersAt } from '../published-doors.ts';
import { uselessOverrides } from '../useless-override.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.override-without-effect',
  number: 'CFG-10',
  title: 'An override narrows a port, and the wide one stays',
  why: 'Compose appends the ports of a later file to those of the earlier, so the port stays open, or the engine refuses to start.',
  fix: 'Write `ports: !override` in the later file, or take the port out of the earlier one.',
  source: 'Compose specification, merge; docker/compose issues 2260, 3675, 8276',
  find: (stack) =>
    publishingServices(stack).flatMap((service) =>
      uselessOverrides(service).map(({ base, later }) => ({
        severity:
          base.declared !== null || strangersAt(base) === 'neighbours' ? ('high' as const) : ('critical' as const),
        address: `${service.name}.ports ${numberOf(later)}`,
        at: later.at,
        what: `${service.name} is bound to ${later.address} here, and ${where(base)} of ${treePath(base.at.file)}, line ${base.at.line}, stays.`,
        fix: `Write \`ports: !override\` here, or take the port out of ${treePath(base.at.file)}.`,
      })),
    ),
};

function numberOf({ address, published, target, protocol }: PublishedPort): string {
  return `${address}:${published ?? `any:${target}`}/${protocol}`;
}

function where({ reach, address, published, protocol }: PublishedPort): string {
  return `${published ?? 'a port'}/${protocol} on ${reach === 'everywhere' ? 'every address' : address}`;
}
