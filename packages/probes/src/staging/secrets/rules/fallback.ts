import type { UsedVariable } from '@sallyport/compose';
import { oncePerStack } from '../../stack/once-per-stack.ts';
import { isSecretName, isVague } from '../../stack/secret-name.ts';
import { treePath } from '../../stack/stack-files.ts';
import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached, keepsData } from '../../stack/standing.ts';
import { holdsNothing, looksRandom, whyGuessable } from '../known-values.ts';
import { passwordIn } from '../password-in-address.ts';
import { liveKey, publishedKey } from '../published-keys.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.fallback',
  number: 'SEC-03',
  title: 'A secret has a default',
  why: 'When the variable is missing or misspelt the stack starts all the same, with a value that stands in the repository, and nobody is told.',
  fix: 'Write `${NAME:?}` so that the stack refuses to start without it.',
  source: 'Compose specification, interpolation; CWE-1188; SEC-03',
  find: (stack) => stack.composeTexts.flatMap(({ path, text }) => inText(path, text, stack)),
};

function inText(file: string, text: string, stack: StackView): readonly RuleSighting[] {
  const worst = new Map<string, RuleSighting>();
  for (const [index, written] of text.split('\n').entries()) {
    if (!written.includes('${')) continue;
    const line = written.replace(/(^|\s)#.*$/, '$1');
    // The key says what it is where the variable does not: `POSTGRES_PASSWORD: ${PG:-postgres}`.
    const [, key = ''] = /^\s*(?:-\s*)?["']?([\w.-]+)["']?\s*[:=]/.exec(line) ?? [];
    for (const { name, value } of defaultsIn(line)) {
      if (!isSecretDefault(name, value) && !isSecretDefault(key, value) && passwordIn(value) === undefined) continue;
      const found = sightingOf(name, { file, line: index + 1 }, stack);
      // Of several places the one where it opens most, or else the first.
      if (!worst.has(name) || (found.severity === 'critical' && worst.get(name)?.severity !== 'critical'))
        worst.set(name, found);
    }
  }
  return [...worst.values()];
}

/** A default by which a program is told that there is none. */
const saysNone = /^(?:invalid|unset|undefined|disabled|n\/a)$/i;

function isSecretDefault(name: string, value: string): boolean {
  if (
    !isSecretName(name) ||
    holdsNothing(value) ||
    saysNone.test(value) ||
    publishedKey(value) !== null ||
    liveKey(value) !== null
  )
    return false;
  return !isVague(name) || looksRandom(value) || whyGuessable(value, { names: [] }) !== null;
}

function sightingOf(
  name: string,
  at: { readonly file: string; readonly line: number },
  stack: StackView,
): RuleSighting {
  const here = usesByLine(stack).get(`${treePath(at.file)}:${at.line} ${name}`) ?? [];
  const inForce = here.some(({ from }) => from === 'default');
  const users = here.flatMap(({ path }) => byName(stack).get(String(path[1])) ?? []);
  return {
    severity: inForce && users.some(matters) ? 'critical' : 'high',
    address: `${at.file} \${${name}}`,
    at,
    what: inForce
      ? `Nothing sets ${name}, and the default that stands here is in force.`
      : `Without ${name} the stack starts with the default that stands here.`,
  };
}

const usesByLine = oncePerStack(({ project }) => {
  const uses = new Map<string, UsedVariable[]>();
  for (const use of project.variables) {
    const key = `${treePath(use.at.file)}:${use.at.line} ${use.name}`;
    uses.set(key, [...(uses.get(key) ?? []), use]);
  }
  return uses;
});

const byName = oncePerStack(({ services }) => new Map(services.map((service) => [service.name, service])));

function matters(service: ServiceView): boolean {
  return isReached(service) || (keepsData(service.component) && service.component?.kind !== 'cache');
}

/** `${NAME:-value}` and `${NAME-value}`; of nested ones each by itself, with the innermost value. */
function defaultsIn(line: string): readonly { readonly name: string; readonly value: string }[] {
  return [...line.matchAll(/(?<!\$)\$\{(\w+):?-(?:\$\{\w+:?-)?([^}$]*)\}/g)].map(([, name = '', value = '']) => ({
    name,
    value: value.replace(/^(["'])(.*)\1$/, '$2'),
  }));
}
