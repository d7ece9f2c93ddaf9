import { addDays, type Calendar, isoDay } from './calendar.ts';

const placeholder = /@@(?:(NOW|TEST)([+-]\d{1,3})(?::(ics|day|long))?|CANDIDATE_(COMMIT|SHORT))@@/g;

/** What stands in a text as long as the candidate is not committed: nothing may cite it yet. */
export type CandidateCommit = string | null;

/**
 * Fills in the placeholders of a project text: `@@NOW-4@@` and `@@TEST+14@@` (days from the day it is built, or from
 * the first day of the test) as `2026-12-01`, with `:ics` as `20261201`, with `:day` as `Tuesday`, with `:long` as
 * `Tuesday 1 December 2026`; `@@CANDIDATE_COMMIT@@` and `@@CANDIDATE_SHORT@@`.
 *
 * Throws when the text cites the candidate before there is one, and when an unknown placeholder is left.
 */
export function fillPlaceholders(text: string, calendar: Calendar, candidate: CandidateCommit): string {
  const filled = text.replaceAll(
    placeholder,
    (whole: string, anchor?: string, days?: string, form?: string, commit?: string) => {
      if (commit !== undefined) return citeCandidate(whole, commit, candidate);
      const start = anchor === 'TEST' ? calendar.testStart : calendar.now;
      return writeDay(addDays(start, Number(days)), form);
    },
  );
  const left = /@@[^@\n]{1,60}@@/.exec(filled);
  if (left !== null) throw new Error(`A text of Emberfall has the unknown placeholder ${left[0]}.`);
  return filled;
}

function citeCandidate(whole: string, form: string, candidate: CandidateCommit): string {
  if (candidate === null) throw new Error(`${whole} stands in a text that is committed before the candidate.`);
  return form === 'SHORT' ? candidate.slice(0, 7) : candidate;
}

function writeDay(date: Date, form: string | undefined): string {
  if (form === 'ics') return isoDay(date).replaceAll('-', '');
  const day = date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  if (form === 'day') return day;
  if (form === undefined) return isoDay(date);
  const rest = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return `${day} ${rest}`;
}
