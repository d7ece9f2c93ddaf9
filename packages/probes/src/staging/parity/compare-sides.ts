import type { ProductionDifference, ResolvedGate } from '@sallyport/gate';
import { compareEnvironments } from './compare-environments.ts';
import { compareFacts } from './compare-facts.ts';
import { compareImages } from './compare-images.ts';
import type { Difference, JudgedDifference } from './difference.ts';
import type { Sheet, Side } from './sheet.ts';

export interface Comparison {
  readonly staging: Side;
  readonly production: Side;
  /** Services that both sides describe. */
  readonly both: readonly string[];
  readonly differences: readonly JudgedDifference[];
}

/** Holds staging against planned production, and every difference against what is declared. */
export function compareSides(staging: Side, production: Side, gate: ResolvedGate): Comparison {
  const both = [...staging.sheets.keys()].filter((name) => production.sheets.has(name));
  const differences: Difference[] = [
    ...both.flatMap((name) => compareSheets(staging.sheets.get(name), production.sheets.get(name))),
    ...missing(staging, production),
    ...sharedFiles(gate),
  ];
  const declared = new Set<ProductionDifference>();
  const wished = gate.weakenings.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  const judged = differences.map((difference): JudgedDifference => {
    const entry = gate.production.differences.find((each) => covers(each, difference)) ?? null;
    if (entry !== null) declared.add(entry);
    return {
      ...difference,
      declared: entry,
      unsigned: entry === null && wished.some((each) => covers(each, difference)),
    };
  });
  // Where a side was not read as a whole, a difference may be real and unseen.
  const whole = staging.problem === null && production.problem === null;
  const idle = whole ? gate.production.differences.filter((each) => !declared.has(each)).map(idleDeclaration) : [];
  return { staging, production, both, differences: [...judged, ...idle] };
}

function compareSheets(staging: Sheet | undefined, production: Sheet | undefined): readonly Difference[] {
  if (staging === undefined || production === undefined) return [];
  const images = compareImages(staging, production);
  // Another program has other settings; saying so for each of them helps nobody.
  if (images.some(({ rule }) => rule === 'component') && staging.family !== production.family)
    return [...images, ...compareEnvironments(staging, production).filter((each) => each.class === 'must-differ')];
  const told = new Set(variablesOfSwitches(staging, production).map((name) => `environment.${name}`));
  const environments = compareEnvironments(staging, production).filter(({ keys }) => !told.has(keys[0] ?? ''));
  return [...images, ...compareFacts(staging, production), ...environments];
}

/** Variables behind a difference that is told as what they switch. */
function variablesOfSwitches(staging: Sheet, production: Sheet): readonly string[] {
  return [...staging.facts].flatMap(([name, mine]) => {
    const theirs = production.facts.get(name);
    if (theirs === undefined || theirs.value === mine.value) return [];
    return [mine.variable, theirs.variable].filter((variable) => typeof variable === 'string');
  });
}

/** `environment` covers `environment.LOG_LEVEL`, and `deploy` all that stands in it. */
function covers(declared: ProductionDifference, { service, keys }: Difference): boolean {
  return declared.service === service && keys.some((key) => key === declared.key || key.startsWith(`${declared.key}.`));
}

/** Services of one side alone. Where the other side was not read as a whole, they may be there. */
function missing(staging: Side, production: Side): readonly Difference[] {
  const keys = ['service'];
  const only = (side: Side, other: Side): readonly Sheet[] =>
    other.problem === null
      ? [...side.sheets.values()].filter(({ service }) => !other.sheets.has(service) && !side.left.includes(service))
      : [];
  return [
    ...only(production, staging).map(({ service, own, at }): Difference => {
      const what = `Planned production runs ${service}, and staging does not: testers meet another whole.`;
      const shown = { staging: 'not there', production: 'runs' };
      return {
        rule: 'missing-service',
        class: own ? 'block' : 'declare',
        severity: 'high',
        service,
        keys,
        what,
        at,
        ...shown,
      };
    }),
    ...only(staging, production).map(({ service, own, at }): Difference => {
      const what = `Staging runs ${service}, and planned production does not.`;
      const shown = { staging: 'runs', production: 'not there' };
      return {
        rule: 'missing-service',
        class: own ? 'block' : 'declare',
        severity: own ? 'high' : 'medium',
        service,
        keys,
        what,
        at,
        ...shown,
      };
    }),
  ];
}

/** An environment file of both sides that is secret: all its values are the same, whatever they are. */
function sharedFiles({ staging, production, untracked }: ResolvedGate): readonly Difference[] {
  const secret = new Set(untracked.filter(({ kind }) => kind === 'secret').map(({ path }) => path));
  return staging.environment
    .filter((path) => secret.has(path) && production.environment.includes(path))
    .map((path): Difference => {
      const what = `Staging and planned production take their secrets from one file, ${path}.`;
      const shown = { staging: path, production: path };
      const base = { service: 'environment', keys: [path], at: 'sallyport.yaml: production.environment' };
      return { rule: 'shared-secret', class: 'must-differ', severity: 'high', what, ...base, ...shown };
    });
}

function idleDeclaration(declared: ProductionDifference): JudgedDifference {
  const { service, key } = declared;
  return {
    rule: 'idle-declaration',
    class: 'declare',
    severity: 'low',
    service,
    keys: [key],
    what: `A difference in ${service}.${key} is declared and signed, and there is none.`,
    at: 'sallyport.yaml: production.differences',
    staging: 'the same',
    production: 'the same',
    declared: null,
    unsigned: false,
  };
}
