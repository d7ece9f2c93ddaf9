import type { ServiceView } from '../../stack/stack-view.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { nearness } from '../open-to-browsers.ts';
import { type ServiceSetting, settingsOf } from '../service-settings.ts';

const severities = { reached: 'high', 'beside the edge': 'medium', inside: 'low' } as const;

export const rule: StagingRule = {
  id: 'staging.exposure.any-origin',
  number: 'EXP-05',
  title: 'A service answers pages of any site, or under any name',
  why: 'A page that a tester happens to open can talk to it with the tester’s browser, from inside the tester’s network.',
  fix: 'Name the origins and hosts that may: the addresses under which testers reach the game.',
  source: 'Mozilla HTTP Observatory, cross-origin resource sharing; geth command-line options',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const open = [...settingsOf(service).filter(letsAnybodyIn), ...configured(service)];
      const [first] = open;
      if (first === undefined) return [];
      const names = [...new Set(open.map(({ name }) => name))];
      return [
        {
          severity: severities[nearness(stack, service)],
          address: `${service.name} ${names.join(' ')}`,
          at: first.at,
          what: `${service.name} takes any origin or host: ${names.join(', ')}.`,
        },
      ];
    }),
};

/** A wildcard alone or in a list, as this or that program writes it. */
const wildcard = /(?:^|[\s,;"'[])(?:\*|\.\*|https?:\/\/\*|all|any)(?:$|[\s,;"'\]])/i;
const yes = /^(?:true|1|yes|on|)$/i;

function letsAnybodyIn({ name, value }: { readonly name: string; readonly value: string }): boolean {
  const bare = name.toLowerCase().replaceAll(/[._-]/g, '');
  if (/allowallorigins?|originallowall|corsallowall|disablehostcheck/.test(bare)) return yes.test(value);
  const governs =
    /(?:^|[^a-z])origins?$|alloworigins?|allowedorigins?|corsorigins?|wsorigins?|origins?(?:patterns?|regex)$/.test(
      bare,
    ) || /corsdomains?$|vhosts$|allowedhosts?$|rpccors$|^cors$/.test(bare);
  return governs && wildcard.test(value);
}

/** The same in configuration files that are mounted. */
function configured(service: ServiceView): readonly ServiceSetting[] {
  return service.mounts.flatMap(({ text, file }) =>
    (text?.slice(0, 200_000).split('\n') ?? []).flatMap((line, index) => {
      if (file === null || /^\s*(?:#|\/\/|;)/.test(line)) return [];
      const header = /access-control-allow-origin["']?[\s:=]+["']?\*(?!\.)/i.test(line);
      const [, key = '', value = ''] = /^\s*([\w.-]+)\s*[:=]\s*(\S.*)$/.exec(line) ?? [];
      if (!header && !letsAnybodyIn({ name: key, value })) return [];
      const name = header ? 'Access-Control-Allow-Origin' : key;
      return [{ name, value: '', at: { file, line: index + 1, column: 1 } }];
    }),
  );
}
