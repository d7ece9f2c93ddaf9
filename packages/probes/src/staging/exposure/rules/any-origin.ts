import type { Position } from '@sallyport/compose';
import { optionsOf } from '../../stack/options.ts';
import { settingsOf } from '../../stack/settings.ts';
import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached, standsBesideTheEdge } from '../../stack/standing.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.any-origin',
  number: 'EXP-05',
  title: 'A service answers pages of any site, or under any name',
  why: 'A page that a tester happens to open can talk to it with the tester’s browser, from inside the tester’s network.',
  fix: 'Name the origins and hosts that may: the addresses under which testers reach the game.',
  source: 'Mozilla HTTP Observatory, cross-origin resource sharing; geth command-line options',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const open = openings(service);
      const [first] = open;
      if (first === undefined) return [];
      const names = [...new Set(open.map(({ name }) => name))];
      return [
        {
          severity: severityOf(service, stack),
          address: `${service.name} ${names.join(' ')}`,
          at: first.at,
          what: `${service.name} takes any origin or host: ${names.join(', ')}.`,
        },
      ];
    }),
};

function severityOf(service: ServiceView, stack: StackView): RuleSighting['severity'] {
  if (isReached(service)) return 'high';
  return standsBesideTheEdge(service, stack) ? 'medium' : 'low';
}

interface Opening {
  readonly name: string;
  readonly at: Position | { readonly file: string; readonly line: number };
}

/** Settings that let anybody in: on the command line, in the environment, in files that are mounted. */
function openings(service: ServiceView): readonly Opening[] {
  return [
    ...optionsOf(service)
      .filter(letsAnybodyIn)
      .map(({ name, path }) => ({ name: name.length > 1 ? `--${name}` : name, at: service.place(...path) })),
    ...service.environment
      .filter(({ name, value }) => value !== null && letsAnybodyIn({ name, value }))
      .map(({ name, at }) => ({ name, at: at ?? service.at })),
    ...settingsOf(service).flatMap(({ name, value, file, line }) => {
      const key = name.split('.').at(-1) ?? name;
      if (header.test(`${key} ${value}`)) return [{ name: 'Access-Control-Allow-Origin', at: { file, line } }];
      return letsAnybodyIn({ name, value }) ? [{ name, at: { file, line } }] : [];
    }),
  ];
}

const header = /access-control-allow-origin["']?[\s:=]+["']?\*/i;

/** A wildcard alone or in a list, as this or that program writes it. */
const wildcard = /(?:^|[\s,;"'[])(?:\*|\.\*|https?:\/\/\*|all|any)(?:$|[\s,;"'\]])/i;
const yes = /^(?:true|1|yes|on|)$/i;

function letsAnybodyIn({ name, value }: { readonly name: string; readonly value: string }): boolean {
  const bare = name.toLowerCase().replaceAll(/[._-]/g, '');
  if (/allowallorigins?$|originallowall$|corsallowall$|disablehostcheck$/.test(bare)) return yes.test(value);
  const governs = /origins?(?:patterns?|regex)?$|corsdomains?$|vhosts$|virtualhosts$|allowedhosts?$|cors$/.test(bare);
  return governs && wildcard.test(value);
}
