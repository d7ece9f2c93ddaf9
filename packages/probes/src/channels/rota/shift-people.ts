import { type Component, properties, property } from './content-lines.ts';

/** What kind of entry of a rota it is. */
export type EntryKind = 'shift' | 'absence' | 'meeting';

const absenceCategory =
  /^(?:absence|absent|vacation|holidays?|leave|annual leave|out of office|ooo|pto|sick|time off)$/i;
const absenceWords =
  /\b(?:absent|absence|vacation|annual leave|on leave|parental leave|sick leave|sick day|out of office|ooo|pto|time off|day off|days off|off duty|off sick|holidays?|urlaub|abwesend)\b/i;
/** `Theo off`, `Theo: off`; not `hand off` and not `off-hours`. */
const endsOff = /(?:^|[\s:–—-])off\s*$/i;
const offOfSomething = /\b(?:hand|kick|sign|cut|switch|turn|roll|lift|spin|show|stand|trade|drop|take)[\s-]?off\s*$/i;
const meetingWords =
  /\b(?:meeting|stand-?up|retro(?:spective)?|kick-?off|hand-?over|hand-?off|review|training|all[- ]hands|1:1|demo)\b/i;
const shiftCategory = /^(?:shift|on-?call|on call|duty|rota|support|moderation)$/i;

/** Words of a summary that name a duty and nobody who does it. */
const dutyWords = new Set(
  (
    'on call on-call oncall shift shifts support duty rota night day late early morning evening afternoon weekend weekday ' +
    'primary secondary backup moderation moderator community triage sre ops incident commander coverage cover staffed ' +
    'staffing team hours the of and for a first second third level tbd tba unassigned open vacant nobody none free ' +
    'discord chat tracker channel channels emea apac amer americas europe eu us asia am pm utc l1 l2 l3 vacation absent ' +
    'absence leave off out office holiday holidays pto ooo sick annual'
  ).split(' '),
);

/** Sorts an entry. Categories speak first, then the summary; free time alone (TRANSP) says nothing about absence. */
export function entryKind(event: Component): EntryKind {
  const categories = properties(event, 'CATEGORIES').flatMap((line) =>
    line.value.split(',').map((part) => part.trim()),
  );
  const summary = unescape(property(event, 'SUMMARY')?.value ?? '');
  if (categories.some((category) => absenceCategory.test(category))) return 'absence';
  if (categories.some((category) => shiftCategory.test(category))) return 'shift';
  if (property(event, 'X-MICROSOFT-CDO-BUSYSTATUS')?.value.trim().toUpperCase() === 'OOF') return 'absence';
  if (absenceWords.test(summary) || (endsOff.test(summary) && !offOfSomething.test(summary))) return 'absence';
  return meetingWords.test(summary) ? 'meeting' : 'shift';
}

/**
 * Who an entry is about, as keys for comparing entries with each other: attendees' addresses and names that did not
 * decline, and the words of the summary that are no words of duty. Never shown: evidence holds no names.
 */
export function entryPeople(event: Component): readonly string[] {
  const people = new Set<string>();
  let declined = 0;
  for (const line of properties(event, 'ATTENDEE')) {
    const kind = line.params.get('CUTYPE')?.[0]?.toUpperCase() ?? 'INDIVIDUAL';
    const role = line.params.get('ROLE')?.[0]?.toUpperCase() ?? 'REQ-PARTICIPANT';
    if (kind === 'ROOM' || kind === 'RESOURCE' || role === 'NON-PARTICIPANT') continue;
    if (line.params.get('PARTSTAT')?.[0]?.toUpperCase() === 'DECLINED') {
      declined += 1;
      continue;
    }
    const address = line.value.trim().toLowerCase();
    if (address !== '') people.add(address);
    const name = line.params.get('CN')?.[0]?.trim().toLowerCase();
    if (name !== undefined && name !== '' && !name.includes('@')) people.add(name);
  }
  // Everybody who was asked said no: the summary still names them, and nobody comes.
  if (people.size === 0 && declined > 0) return [];
  for (const name of namesIn(unescape(property(event, 'SUMMARY')?.value ?? ''))) people.add(name);
  return [...people];
}

function namesIn(summary: string): readonly string[] {
  return summary
    .toLowerCase()
    .split(/[^\p{L}\p{M}'’.@-]+/u)
    .map((word) => word.replace(/^[-.'’]+|[-.'’]+$/g, ''))
    .filter((word) => word.length > 1 && !dutyWords.has(word) && !word.split('-').every((part) => dutyWords.has(part)));
}

function unescape(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_, mark: string) => (mark === 'n' || mark === 'N' ? ' ' : mark));
}
