import { rule as neverOn } from '../../../staging/authentication/rules/never-switched-on.ts';
import { rule as switchedOff } from '../../../staging/authentication/rules/switched-off.ts';
import { rule as handsOn } from '../../../staging/exposure/rules/proxied-inner-port.ts';
import { treePath } from '../../../staging/stack/stack-files.ts';
import type { StagingRule } from '../../../staging/stack/staging-rule.ts';
import { rule as plainEndpoint } from '../../../staging/transport/rules/plain-endpoint.ts';
import type { Service, Stack } from './stack.ts';
import type { Counterexample, StackStatement } from './statement.ts';
import { hostNetwork, open, portText } from './statements.ts';

const stores = /\b(?:data\s?stores?|databases?|dbs?|data\s+services?|stores?)\b/i;
const keepsData: readonly string[] = ['database', 'cache', 'broker', 'search', 'object store'];

/** Statements that are held against what the rules of staging find, which look deeper than the keys of a service. */
export const judgedStatements: readonly StackStatement[] = [
  {
    name: 'everything asks for a password',
    severity: 'high',
    about: 'all',
    supports: false,
    says: [
      /\b(?:all|every|each|both)\b/i,
      /\b(?:data\s?stores?|databases?|dbs?|stores?|services?|brokers?|caches?|dashboards?|interfaces?|UIs?|consoles?)\b/i,
      /\b(?:asks?\s+for|requires?|needs?|protected\s+(?:by|with)|secured\s+(?:by|with)|behind|ha(?:s|ve)|uses?|enforces?)\s+(?:an?\s+|its\s+own\s+|strong\s+)*(?:passwords?|authentication|credentials|log-?ins?|auth)\b/i,
    ],
    against: ({ stack, services, text }) => {
      const asked = stores.test(text)
        ? services.filter((service) => keepsData.includes(kindOf(service, stack)))
        : services;
      return sightings(stack, asked, [switchedOff, neverOn]);
    },
  },
  {
    name: 'the named are reached from inside alone',
    severity: 'high',
    about: 'mentioned',
    supports: false,
    says: [
      /\bonly\b[^.;]{0,30}\b(?:reach\w*|accessible|available|exposed|visible)\b[^.;]{0,30}\b(?:inside|within|internal(?:ly)?(?!\s+(?:users?|teams?|staff|use))|docker\s+network|private\s+network)\b|\b(?:reachable|accessible|available|exposed|visible)\s+only\b[^.;]{0,30}\b(?:inside|within|internal(?:ly)?(?!\s+(?:users?|teams?|staff|use))|docker\s+network|private\s+network)\b/i,
    ],
    against: ({ stack, services }) => [
      ...services.flatMap((service) => [
        ...open(service).map((port) => portText(service, port)),
        ...hostNetwork(service),
      ]),
      ...handsOn
        .find(stack.view)
        .filter(({ address }) => services.some(({ name }) => address.includes(` ${name}:`)))
        .map(counterexample),
    ],
  },
  {
    name: 'the named are bound to loopback',
    severity: 'high',
    about: 'mentioned',
    supports: true,
    says: [
      /\bonly\b[^.;]{0,40}\b(?:on|to|from|via)\s+(?:the\s+)?(?:loopback|localhost|127\.0\.0\.1)\b|\bbound\s+to\s+(?:the\s+)?(?:loopback|localhost|127\.0\.0\.1)\b/i,
    ],
    against: ({ services }) =>
      services.flatMap((service) => [...open(service).map((port) => portText(service, port)), ...hostNetwork(service)]),
  },
  {
    name: 'what people reach is served over TLS',
    severity: 'high',
    about: 'all',
    supports: false,
    says: [
      /\b(?:site|web\s?site|page|app|application|game|API|UI|frontend|everything|all\s+traffic|testers|gateway|portal)\b/i,
      /\b(?:served|reached|available|reachable|runs|encrypted|delivered|offered|published|exposed)\s+(?:only\s+|solely\s+|exclusively\s+)?(?:over|via|through|by|with|using)\s+(?:HTTPS|TLS|SSL)\b|\b(?:HTTPS|TLS)[- ]only\b|\bonly\s+(?:over|via)\s+(?:HTTPS|TLS)\b/i,
    ],
    against: ({ stack, services }) => sightings(stack, services, [plainEndpoint]),
  },
];

function kindOf({ name }: Service, { view }: Stack): string {
  return view.services.find((service) => service.name === name)?.component?.kind ?? '';
}

/** What rules find about these services; logical places start with the name of the service. */
function sightings(
  { view }: Stack,
  services: readonly Service[],
  rules: readonly StagingRule[],
): readonly Counterexample[] {
  return rules
    .flatMap((rule) => rule.find(view))
    .filter(({ address }) =>
      services.some(({ name }) => address.startsWith(`${name} `) || address.startsWith(`${name}.`)),
    )
    .map(counterexample);
}

function counterexample({ what, at }: { what: string; at: { file: string; line: number } }): Counterexample {
  return { what: what.replace(/\.$/, ''), at: { path: treePath(at.file), line: at.line } };
}
