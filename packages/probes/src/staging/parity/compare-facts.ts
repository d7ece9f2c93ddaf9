import type { Difference } from './difference.ts';
import { type ComparedFact, comparedFacts } from './facts.ts';
import type { Fact, FactValue, Sheet } from './sheet.ts';
import { showFact } from './show-fact.ts';

/** Below this part of production's, what was measured on staging says nothing about production. */
const leastPart = 0.25;

/** Differences in what both sides say. */
export function compareFacts(staging: Sheet, production: Sheet): readonly Difference[] {
  const facts = comparedFacts.flatMap((compared) => {
    const [one, other] = [staging.facts.get(compared.name), production.facts.get(compared.name)];
    if (one === undefined || other === undefined || isSame(one.value, other.value)) return [];
    return [differenceIn(compared, one, other, staging)];
  });
  return [...facts.filter((each) => !isTold(each, facts)), ...compareSettings(staging, production)];
}

/** A user of root is said once, and not again as another user. */
function isTold(difference: Difference, all: readonly Difference[]): boolean {
  return (
    difference.rule === 'undeclared' &&
    all.some(({ rule, keys }) => rule === 'hardening' && keys[0] === difference.keys[0])
  );
}

function isSame(one: FactValue, other: FactValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function differenceIn(
  { name, kind, rule, title, keys }: ComparedFact,
  one: Fact,
  other: Fact,
  sheet: Sheet,
): Difference {
  const { service, exposed } = sheet;
  const shown = { staging: showFact(name, one.value), production: showFact(name, other.value) };
  const base = { rule, service, keys, at: one.at, ...shown };
  if (kind === 'control') {
    if (one.value === true) {
      const what = `${service} has a ${title} on staging and none in planned production: staging is the stricter one.`;
      return { ...base, class: 'declare', severity: 'low', what: articled(what) };
    }
    const where = exposed ? 'where strangers reach it' : 'which planned production has';
    const what = articled(`${service} has no ${title} on staging, ${where}.`);
    return {
      ...base,
      class: exposed ? 'block' : 'declare',
      severity: 'high',
      what: exposed ? what.replace(/\.$/, ', and planned production has.') : what,
    };
  }
  if (name === 'published' && Array.isArray(one.value) && Array.isArray(other.value)) {
    const missing = (other.value as readonly string[]).filter(
      (port) => !(one.value as readonly string[]).includes(port),
    );
    // What only staging opens is judged by its exposure ledger.
    if (missing.length === 0)
      return { ...base, class: 'info', severity: 'info', what: `${service} publishes more on staging.` };
    return {
      ...base,
      class: 'declare',
      severity: 'medium',
      what: `${service} does not publish ${missing.join(', ')} on staging, as planned production does.`,
    };
  }
  const what = `${service}: ${title} is ${shown.staging} on staging and ${shown.production} in planned production.`;
  const small = kind === 'scale' && name !== 'replicas' && isTooSmall(one.value, other.value);
  if (small)
    return { ...base, class: 'block', severity: 'medium', what: what.replace(/\.$/, ', less than a quarter.') };
  if (name === 'command' || name === 'entrypoint')
    return {
      ...base,
      class: 'declare',
      severity: 'medium',
      what: `${service}: the ${title} differs from planned production.`,
    };
  return { ...base, class: 'declare', severity: 'medium', what };
}

function isTooSmall(one: FactValue, other: FactValue): boolean {
  return typeof one === 'number' && typeof other === 'number' && one < other * leastPart;
}

/** `a TLS`, `a authentication`: nobody says that. */
function articled(text: string): string {
  return text.replace(/ has a (?=authentication|TLS|`|protection|namespaces)/, ' has ');
}

/** Further Compose keys. Values are not shown: nobody knows what stands in them. */
function compareSettings(staging: Sheet, production: Sheet): readonly Difference[] {
  const { settings: one } = staging;
  const { settings: other } = production;
  if (one === null || other === null) return [];
  const keys = [...new Set([...one.keys(), ...other.keys()])].sort();
  return keys.flatMap((key): Difference[] => {
    const [mine, theirs] = [one.get(key), other.get(key)];
    if (mine?.value === theirs?.value) return [];
    const side =
      mine === undefined
        ? 'is not there on staging'
        : theirs === undefined
          ? 'is not there in planned production'
          : 'differs from planned production';
    return [
      {
        rule: 'undeclared',
        class: 'declare',
        severity: 'medium',
        service: staging.service,
        keys: [key],
        staging: mine === undefined ? 'none' : 'set',
        production: theirs === undefined ? 'none' : mine === undefined ? 'set' : 'set otherwise',
        what: `${staging.service}: \`${key}\` ${side}.`,
        at: mine?.at ?? staging.at,
      },
    ];
  });
}
