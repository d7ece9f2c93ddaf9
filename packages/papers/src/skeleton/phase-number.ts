const roman: readonly string[] = [
  '',
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
];
const word: readonly string[] = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

export interface PhaseShift {
  readonly from: number;
  readonly to: number;
}

function inLetters(found: string, shift: PhaseShift): string | null {
  const by = shift.to - shift.from;
  for (const names of [roman, word]) {
    const number = names.findIndex((name) => name !== '' && name.toLowerCase() === found.toLowerCase());
    const next = number === -1 || Math.abs(number - shift.from) > 1 ? undefined : names[number + by];
    if (next === undefined || next === '') continue;
    if (found === found.toUpperCase()) return next.toUpperCase();
    return found[0] === found[0]?.toUpperCase() ? `${next[0]?.toUpperCase() ?? ''}${next.slice(1)}` : next;
  }
  return null;
}

/**
 * Moves the phase that a heading or label of the previous log speaks of: its own number and those of its neighbours
 * ("Phase 6", "P6", "progress_phase_6.md", "Phase VI", "Handover to Phase 7"). Version numbers stay.
 */
export function shiftPhase(text: string, shift: PhaseShift): string {
  const near = (digits: string): string => {
    const number = Number(digits);
    return Math.abs(number - shift.from) > 1 ? digits : String(number + shift.to - shift.from);
  };
  return text
    .replace(/((?<![a-z])phase[\s_-]*#?)(\d{1,3})(?!\d)/giu, (_, lead: string, digits: string) => lead + near(digits))
    .replace(/(\bphase\s+)([A-Za-z]+)\b/giu, (whole, lead: string, letters: string) => {
      const next = inLetters(letters, shift);
      return next === null ? whole : lead + next;
    })
    .replace(/(?<![\w.])(P)(\d{1,3})(?![\w]|\.\d)/gu, (_, lead: string, digits: string) => lead + near(digits));
}

const task = /(?<![\w.])P?(\d{1,3})\.(\d{1,3})(?!\d|\.\d)/u;

/** The task number in a heading of the phase (`6.1` in "Task 6.1: …"); null where it names none. */
export function taskNumber(heading: string, phase: number): { readonly number: string; readonly at: number } | null {
  const match = task.exec(heading);
  const [found = '', of = '', index = ''] = match ?? [];
  if (match === null || Number(of) !== phase) return null;
  const number = `${of}.${index}`;
  return { number, at: match.index + found.length - number.length };
}
