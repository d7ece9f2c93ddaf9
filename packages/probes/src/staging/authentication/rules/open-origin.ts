import type { Severity } from '@sallyport/record';
import { optionsOf } from '../../stack/options.ts';
import { settingsOf } from '../../stack/settings.ts';
import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached, standsBesideTheEdge } from '../../stack/standing.ts';

export const rule: StagingRule = {
  id: 'staging.authentication.open-origin',
  number: 'EXP-05',
  title: 'The check of origins or hosts is switched off',
  why: 'Any page that a tester opens can then talk to the service from the tester’s own browser, and any name that points at it is taken for its own.',
  fix: 'Name the origins and hosts of staging one by one.',
  source: 'CWE-942, CWE-346; Mozilla HTTP Observatory, cross-origin resource sharing; EXP-05',
  find: (stack) => stack.services.flatMap((service) => inService(service, stack)),
};

function inService(service: ServiceView, stack: StackView): readonly RuleSighting[] {
  const byVariable = service.environment.flatMap(({ name, value, at }) =>
    at !== null && isOpenVariable(name, value) ? [{ how: name, at }] : [],
  );
  const byOption = optionsOf(service)
    .filter(
      ({ name, value }) =>
        /(?:cors(?:domain|-?origins?)?|vhosts|origins?|allowed-hosts|allow-origin)$/i.test(name) && value === '*',
    )
    .map(({ name, path }) => ({ how: name, at: service.place(...path) }));
  const bySetting = settingsOf(service)
    .filter(
      ({ name, value }) =>
        /(?:^|\.)(?:http\.cors\.allow-origin|cors\.allow-?origin|cors_allow_origin)$/i.test(name) && value === '*',
    )
    .map(({ name, file, line }) => ({ how: name, at: { file, line } }));
  const open = [...byVariable, ...byOption, ...bySetting];
  const [first] = open;
  if (first === undefined) return [];
  return [
    {
      severity: severityOf(service, stack),
      address: `${service.name}.origins`,
      at: first.at,
      what: `${service.name} takes requests for every origin or host (${open
        .map(({ how }) => how)
        .slice(0, 2)
        .join(', ')}).`,
    },
  ];
}

function isOpenVariable(name: string, value: string | null): boolean {
  if (value === null) return false;
  if (/^(?:DANGEROUSLY_)?DISABLE_HOST_CHECK$/i.test(name)) return /^(?:true|1|yes)$/i.test(value);
  return value.trim() === '*' && /(?:^|_)(?:CORS|ALLOWED?_(?:HOSTS?|ORIGINS?)|ORIGINS?|VHOSTS)(?:_|$)/i.test(name);
}

/** Who controls a node of a chain by a page in a browser spends what it holds. */
function severityOf(service: ServiceView, stack: StackView): Severity {
  const isNode = service.component?.kind === 'chain node';
  if (isReached(service)) return isNode ? 'critical' : 'high';
  return standsBesideTheEdge(service, stack) ? 'medium' : 'low';
}
