import type { ResolvedGate } from '@sallyport/gate';
import {
  type EvidenceEntry,
  type Finding,
  type RecordView,
  reaches,
  type Sha256,
  type StatementOf,
} from '@sallyport/record';
import { printable } from '../printable.ts';

interface Seen {
  readonly finding: Finding;
  readonly entry: EvidenceEntry;
  readonly evidence: Sha256;
  /** Whether whoever asked for the waiver had this evidence before them. */
  readonly cited: boolean;
}

/** What a waiver covers, told by the evidence: a fingerprint says nothing to whoever approves it. */
export function waiverText(
  { digest, body }: StatementOf<'waiver'>,
  record: RecordView,
  gate: ResolvedGate,
): readonly string[] {
  const criterion = gate.criteria.find(({ id }) => id === body.criterion);
  const { length: count } = body.findings;
  return [
    `Waives ${count} finding${count === 1 ? '' : 's'} of ${body.criterion}${criterion ? ` (${printable(criterion.title)})` : ''}, ${body.facet}, until ${body.expires}`,
    `because ${printable(body.reason)}`,
    `It stays shown as failed and waived. ${criterion ? `Approved by another person who holds the role ${criterion.owner}.` : 'The gate file has no such criterion.'}`,
    ...body.findings.flatMap((fingerprint) => findingLines(fingerprint, seenOf(record, digest, body, fingerprint))),
    ...uncovered(record, body),
  ];
}

/**
 * The finding as the newest evidence behind the request tells it, and once more where later evidence tells it otherwise:
 * a waiver covers whatever has the fingerprint.
 */
function findingLines(fingerprint: Sha256, seen: readonly Seen[]): readonly string[] {
  const asked = seen.findLast((each) => each.cited);
  const newest = seen.at(-1);
  if (!newest) return [`  ${fingerprint}`, '    NO evidence in this record says what this is. Do not sign it.'];
  const first = asked ?? newest;
  return [
    ...toldLines(first, asked ? '' : 'only seen after the waiver was asked for; '),
    ...(newest !== first && told(newest) !== told(first) ? toldLines(newest, 'later evidence says of the same; ') : []),
    `    fingerprint ${fingerprint}`,
  ];
}

function toldLines({ finding, entry, evidence }: Seen, note: string): readonly string[] {
  return [
    `  ${finding.severity.padEnd(8)} ${printable(finding.what)}`,
    `    rule ${printable(finding.rule)}, at ${printable(finding.place)}`,
    `    why: ${printable(finding.why)}`,
    `    do:  ${printable(finding.fix)}`,
    `    ${note}seen ${entry.observedAt} from ${printable(entry.vantage)}, evidence ${evidence.slice(0, 16)}`,
  ];
}

function told({ finding: { rule, severity, place, what } }: Seen): string {
  return JSON.stringify([rule, severity, place, what]);
}

function entriesOf(
  record: RecordView,
  { criterion, facet }: Pick<StatementOf<'waiver'>['body'], 'criterion' | 'facet'>,
) {
  return record.statements.flatMap((statement) =>
    statement.type === 'evidence' && statement.standing === 'good'
      ? statement.body.entries
          .filter((entry) => entry.criterion === criterion && entry.facet === facet)
          .map((entry) => ({ entry, evidence: statement.digest }))
      : [],
  );
}

function seenOf(
  record: RecordView,
  waiver: Sha256,
  body: StatementOf<'waiver'>['body'],
  fingerprint: Sha256,
): readonly Seen[] {
  return entriesOf(record, body).flatMap(({ entry, evidence }) =>
    entry.findings
      .filter((finding) => finding.fingerprint === fingerprint)
      .map((finding) => ({ finding, entry, evidence, cited: reaches(record, waiver, evidence) })),
  );
}

/** What the newest look found beside: the facet stays failed for these. */
function uncovered(record: RecordView, body: StatementOf<'waiver'>['body']): readonly string[] {
  const newest = entriesOf(record, body).at(-1)?.entry.findings ?? [];
  const open = newest.filter(({ fingerprint }) => !body.findings.includes(fingerprint)).length;
  return open === 0 ? [] : [`Not covered, and failed as before: ${open} more of the newest look at this facet.`];
}
