import { printable } from '../../sanitize-observation.ts';
import { withoutMarks } from '../stack/secret-mark.ts';
import type { Comparison } from './compare-sides.ts';
import { isExcused, type JudgedDifference } from './difference.ts';
import { comparedFacts } from './facts.ts';
import type { Sheet, Side } from './sheet.ts';
import { showFact } from './show-fact.ts';

/** `not said`: one side does not say it, and it was not compared. */
export type ParityVerdict = 'same' | 'differs' | 'declared' | 'for information' | 'must differ' | 'not said';

export interface ParityRow {
  readonly service: string;
  readonly what: string;
  readonly staging: string;
  readonly production: string;
  readonly verdict: ParityVerdict;
  /** Reason of the declaration, or the sentence of the finding; empty where nothing is to be said. */
  readonly note: string;
}

/** Staging beside planned production, as data and as a page for people. Values of variables are not in it. */
export interface ParityReport {
  readonly kind: 'sallyport parity report';
  readonly version: 1;
  readonly sides: Readonly<Record<Side['title'], { readonly services: number; readonly problem: string | null }>>;
  readonly rows: readonly ParityRow[];
}

export function parityReport({ staging, production, both, differences }: Comparison): ParityReport {
  const rows = both.flatMap((name) => {
    const [one, other] = [staging.sheets.get(name), production.sheets.get(name)];
    return one === undefined || other === undefined ? [] : sameOrUnsaid(one, other, differences);
  });
  const told = differences.map(rowOf);
  const order = (service: string): number => both.indexOf(service) >>> 0;
  return {
    kind: 'sallyport parity report',
    version: 1,
    sides: { staging: sideOf(staging), production: sideOf(production) },
    rows: [...told, ...rows].sort((a, b) => order(a.service) - order(b.service)).map(cleaned),
  };
}

function sideOf({ sheets, problem }: Side): ParityReport['sides']['staging'] {
  return { services: sheets.size, problem: problem === null ? null : printable(withoutMarks(problem), 600) };
}

function rowOf(difference: JudgedDifference): ParityRow {
  const { service, keys, staging, production, what, declared } = difference;
  const verdict =
    difference.class === 'must-differ'
      ? 'must differ'
      : !isExcused(difference)
        ? 'differs'
        : declared === null
          ? 'for information'
          : 'declared';
  return { service, what: keys[0] ?? '', staging, production, verdict, note: declared?.reason ?? what };
}

function sameOrUnsaid(one: Sheet, other: Sheet, differences: readonly JudgedDifference[]): readonly ParityRow[] {
  const told = new Set(differences.filter(({ service }) => service === one.service).map(({ keys }) => keys[0]));
  const image = told.has('image') ? [] : [row(one.service, 'image', nameOf(one), nameOf(other))];
  const facts = comparedFacts.flatMap(({ name, keys }) => {
    const [mine, theirs] = [one.facts.get(name), other.facts.get(name)];
    if (told.has(keys[0] ?? '') || (mine === undefined && theirs === undefined)) return [];
    const shown = [mine, theirs].map((fact) => (fact === undefined ? null : showFact(name, fact.value)));
    return [row(one.service, name, shown[0] ?? null, shown[1] ?? null)];
  });
  return [...image, ...facts, ...variables(one, other, differences)];
}

/** How many names both have, where none of them is a difference. */
function variables(one: Sheet, other: Sheet, differences: readonly JudgedDifference[]): readonly ParityRow[] {
  if (one.environment === null || other.environment === null) return [];
  const differing = differences.some(
    ({ service, keys }) => service === one.service && keys[0]?.startsWith('environment.'),
  );
  const shown = [one, other].map(({ environment }) => `${environment?.size ?? 0} names`);
  return differing ? [] : [row(one.service, 'variables', shown[0] ?? null, shown[1] ?? null)];
}

function row(service: string, what: string, staging: string | null, production: string | null): ParityRow {
  const verdict = staging === null || production === null ? 'not said' : 'same';
  return { service, what, staging: staging ?? '–', production: production ?? '–', verdict, note: '' };
}

function nameOf({ image, build, family, major }: Sheet): string | null {
  if (image !== null) return `${image.repository.split('/').at(-1) ?? ''}:${image.tag ?? 'latest'}`;
  if (build !== null) return 'built from source';
  return family === null ? null : [family, major].filter((part) => part !== null).join(' ');
}

function cleaned({ service, what, staging, production, verdict, note }: ParityRow): ParityRow {
  const clean = (text: string): string => printable(withoutMarks(text), 300);
  return {
    service: clean(service),
    what: clean(what),
    staging: clean(staging),
    production: clean(production),
    verdict,
    note: clean(note),
  };
}
