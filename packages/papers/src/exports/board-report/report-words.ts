import type { State } from '@sallyport/gate';
import type { Instant } from '@sallyport/record';

/** A state in words, beside its shape. */
export function stateWord(state: State, waived: boolean): string {
  if (waived) return 'failed and waived';
  const words: Readonly<Record<State, string>> = {
    met: 'met',
    failed: 'failed',
    stale: 'too old',
    awaiting: 'waiting for a person',
    unknown: 'unknown',
  };
  return words[state];
}

/** The sign that stands for a state where there is no room for the word. */
export function stateSign(state: State, waived: boolean): string {
  if (waived) return '╱';
  const signs: Readonly<Record<State, string>> = { met: '✓', failed: '✕', stale: '◷', awaiting: '…', unknown: '?' };
  return signs[state];
}

/** `22 Nov 2026, 12:00 UTC`: a report is read by people in several places. */
export function instantWords(instant: Instant): string {
  const [date = '', time = ''] = instant.split('T');
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}, ${time.slice(0, 5)} UTC`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What stands between us and GO, counted. */
export function reportSentence(blockers: number, verdict: string): string {
  if (blockers === 0) return verdict === 'GO' ? 'Everything says GO.' : 'Nothing stands between us and GO.';
  return blockers === 1 ? 'One thing stands between us and GO.' : `${blockers} things stand between us and GO.`;
}
