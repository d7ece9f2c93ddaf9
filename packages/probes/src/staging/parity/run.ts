import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { conclude, findingMaker, isMinor, undecided } from '../../rule-finding.ts';
import { withoutMarks } from '../stack/secret-mark.ts';
import { type Comparison, compareSides } from './compare-sides.ts';
import { isExcused, type JudgedDifference } from './difference.ts';
import { definition } from './probe.ts';
import { readSide } from './read-sides.ts';

const found = findingMaker(definition.rules);

/** Both sides as fact sheets, held against each other. */
export async function compareStacks(context: ProbeContext): Promise<Comparison> {
  const staging = await readSide(context, 'staging');
  const production = await readSide(context, 'production');
  return compareSides(staging, production, context.gate);
}

/** Looks whether staging is what production will be. A side that does not load is never passed over. */
export async function run(context: ProbeContext): Promise<Observation> {
  const comparison = await compareStacks(context);
  const { staging, production, both, differences } = comparison;
  const findings = differences.filter((each) => !isExcused(each)).map(findingOf);
  const unread = [staging, production].find(({ problem }) => problem !== null);
  const serious = findings.filter((each) => !isMinor(each));
  if (unread !== undefined && serious.length === 0) {
    const name = unread.title === 'staging' ? 'Staging' : 'Planned production';
    const isNamed = context.gate[unread.title].files.length > 0;
    const why = isNamed ? `does not load: ${unread.problem ?? ''}` : 'is not described.';
    return undecided('Unknown', `The two cannot be compared. ${name} ${why}`);
  }
  const rest = unread === undefined ? '' : ` Of ${unread.title} not everything could be read: ${unread.problem ?? ''}`;
  const total = new Set([...staging.sheets.keys(), ...production.sheets.keys(), ...staging.left, ...production.left])
    .size;
  return conclude({
    findings,
    coverage: { looked: both.length, total, unit: 'services' },
    facts: factsOf(comparison),
    passed: `Staging is like planned production in ${counted(both.length, 'service')}, but for ${counted(countOf(differences, isDeclared), 'declared difference')}.`,
    failed: `Staging differs from planned production: ${counted(findings.length, 'finding')}.${rest}`,
  });
}

function findingOf(difference: JudgedDifference): Finding {
  const { rule, severity, service, keys, what, at, declared, unsigned } = difference;
  const note = unsigned
    ? ' It is declared in the gate file, and no deviation for it is in force.'
    : declared !== null
      ? ' It is declared, and no declaration excuses this.'
      : '';
  return found(`staging.parity.${rule}`, {
    severity,
    address: `${service}.${keys[0] ?? ''}`,
    place: at,
    what: withoutMarks(what) + note,
  });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function isDeclared(difference: JudgedDifference): boolean {
  return difference.class === 'declare' && difference.declared !== null;
}

function countOf(differences: readonly JudgedDifference[], wanted: (each: JudgedDifference) => boolean): number {
  return differences.filter(wanted).length;
}

function factsOf({ staging, production, both, differences }: Comparison): Readonly<Record<string, string>> {
  return {
    'services staging': String(staging.sheets.size),
    'services production': String(production.sheets.size),
    'services compared': String(both.length),
    'differences declared': String(countOf(differences, isDeclared)),
    'differences for information': String(countOf(differences, (each) => each.class === 'info')),
  };
}
