import type { BoardPage, Cell } from '@sallyport/server/contract';
import type { MarkKind } from './mark.tsx';

export type State = Cell['state'];

export function markOf(state: State, waived = false): MarkKind {
  if (waived) return 'waived';
  const kinds: { readonly [S in State]: MarkKind } = {
    met: 'go',
    failed: 'no',
    stale: 'old',
    awaiting: 'wait',
    unknown: 'unknown',
  };
  return kinds[state];
}

export function stateWord(state: State, waived = false): string {
  if (waived) return 'failed and waived';
  const words: { readonly [S in State]: string } = {
    met: 'met',
    failed: 'failed',
    stale: 'too old',
    awaiting: 'waiting for a person',
    unknown: 'unknown',
  };
  return words[state];
}

/** The class that gives a verdict its colour; its word is always there. */
export function verdictTone(verdict: BoardPage['verdict']): 'go' | 'no' | 'old' {
  return verdict === 'GO' ? 'go' : verdict === 'NO-GO' ? 'no' : 'old';
}

/** `3 people`, `1 person`: English plurals where `s` will not do are given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const numerals = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** A count that begins a sentence. */
export function numeral(count: number): string {
  return numerals[count] ?? String(count);
}
