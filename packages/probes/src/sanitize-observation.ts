import type { Finding, Severity } from '@sallyport/record';
import { finding } from './finding.ts';
import type { Observation } from './probe.ts';
import { ProbeError } from './probe-error.ts';

/** More findings than this help nobody; the summary says how many there were. */
export const mostFindings = 200;
const mostFacts = 200;
const longest = { place: 300, text: 600, key: 100, fact: 500 } as const;

const rank: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

/** Control characters, and marks that reorder text: they would let a judged file write on people's terminals. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** Shapes of credentials that must never reach evidence, whatever file they stood in. */
const secret =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+|(?<=:\/\/[^\s/:@]{0,64}:)[^\s/@]+(?=@)/g;

/**
 * Makes an observation fit for the record: findings deduplicated by fingerprint, sorted by severity and place, and
 * capped; texts bounded and stripped of control characters and credentials. Throws PROBE_FORMAT where the observation
 * contradicts itself, which is a defect of the probe.
 */
export function sanitizeObservation(raw: Observation): Observation {
  const { looked, total } = raw.coverage;
  if (!Number.isSafeInteger(looked) || !Number.isSafeInteger(total) || looked < 0 || looked > total) {
    throw new ProbeError('PROBE_FORMAT', `The probe says that it looked at ${looked} of ${total}, which cannot be.`);
  }
  const unique = new Map<string, Finding>();
  for (const each of raw.findings) if (!unique.has(each.fingerprint)) unique.set(each.fingerprint, each);
  const sorted = [...unique.values()].sort(byWeight);
  if (raw.result === 'Passed' && sorted.some((each) => rank[each.severity] <= rank.high)) {
    throw new ProbeError(
      'PROBE_FORMAT',
      'The probe says it passed beside a finding of high severity, which cannot be.',
    );
  }
  const over = sorted.length > mostFindings;
  const listed = over ? sorted.slice(0, mostFindings - 1) : sorted;
  const kept = (over ? [...listed, unlisted(sorted.slice(mostFindings - 1))] : listed).map(clean);
  const cut = over ? ` Only the first ${listed.length} of ${sorted.length} findings are listed.` : '';
  const facts = Object.entries(raw.facts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, mostFacts);
  const emptyPass = raw.result === 'Passed' && looked === 0;
  return {
    result: emptyPass ? 'Unknown' : raw.result,
    summary: emptyPass
      ? 'There was nothing to look at, and nothing proves nothing.'
      : printable(raw.summary, longest.text) + cut,
    findings: kept,
    coverage: { looked, total, unit: printable(raw.coverage.unit, longest.key) },
    facts: Object.fromEntries(
      facts.map(([key, value]) => [printable(key, longest.key), printable(value, longest.fact)]),
    ),
  };
}

/**
 * One finding for all that are not listed. Its fingerprint is theirs together: a waiver or a sign-off binds exactly
 * these, and nobody waives a facet as a whole by waiving what the list had room for.
 */
function unlisted(rest: readonly Finding[]): Finding {
  return finding({
    rule: 'findings.unlisted',
    severity: rest[0]?.severity ?? 'info',
    address: rest
      .map(({ fingerprint }) => fingerprint)
      .sort()
      .join(' '),
    place: rest[0]?.place ?? '',
    what: `${rest.length} more findings have no room in this list.`,
    why: 'What is not listed was found all the same.',
    fix: 'Mend the listed ones first; the others take their place.',
  });
}

/** A text of a judged file, fit for a terminal and the record. */
export function printable(text: string, length: number): string {
  const plain = text.replace(secret, '[withheld]').replace(unprintable, ' ').trim();
  if (plain.length <= length) return plain;
  // Never cut a surrogate pair in half: half a character has no bytes in UTF-8, and digests would differ.
  const end = /[\uD800-\uDBFF]/.test(plain.charAt(length - 2)) ? length - 2 : length - 1;
  return `${plain.slice(0, end)}…`;
}

function clean(raw: Finding): Finding {
  return {
    ...raw,
    place: printable(raw.place, longest.place),
    what: printable(raw.what, longest.text),
    why: printable(raw.why, longest.text),
    fix: printable(raw.fix, longest.text),
  };
}

function byWeight(a: Finding, b: Finding): number {
  return (
    rank[a.severity] - rank[b.severity] ||
    comparePlaces(a.place, b.place) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.fingerprint < b.fingerprint ? -1 : 1)
  );
}

let placeOrder: Intl.Collator | null = null;

/** `file:9` before `file:10`; the locale is fixed so that every machine writes the same bytes. */
function comparePlaces(a: string, b: string): number {
  // Made when it is needed: it costs every command three milliseconds, and most compare nothing.
  placeOrder ??= new Intl.Collator('en', { numeric: true });
  return placeOrder.compare(a, b);
}
