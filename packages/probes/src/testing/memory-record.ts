import type { Header, Person, RecordView, TrustBody, VerifiedStatement } from '@sallyport/record';
import { type CaseStatement, caseNow, type ProbeCase, sha256Of } from '../case.ts';

const genesis = sha256Of('genesis of the case');

const baseTrust: TrustBody = {
  version: 1,
  previous: null,
  origin: 'harbour.example/sallyport',
  kind: 'demo',
  replaces: null,
  threshold: 1,
  persons: [],
  keys: [],
  grants: [],
  sealers: [],
  people: sha256Of('people'),
};

/** The record of a case as verification would hand it over; null where the case has none. */
export function memoryRecord(from: ProbeCase): RecordView | null {
  if (from.record === undefined && from.trust === undefined) return null;
  const people: readonly Person[] = from.people ?? [];
  return {
    fingerprint: genesis,
    origin: baseTrust.origin,
    kind: 'demo',
    roots: [{ ...baseTrust, ...from.trust, statement: genesis, effectiveAt: null }],
    people: new Map(people.map((person) => [person.id, person])),
    statements: (from.record ?? []).map(verified),
    checkpoints: [],
    missing: [],
    blobs: new Map((from.blobs ?? []).map((blob) => [sha256Of(blob), bytesOf(blob)])),
  };
}

function verified(statement: CaseStatement, index: number): VerifiedStatement {
  const digest = sha256Of(JSON.stringify([index, statement]));
  const header: Header = {
    record: genesis,
    root: { version: 1, statement: genesis },
    phase: statement.phase ?? null,
    cites: [],
    author: { person: statement.person ?? null, key: 'SHA256:'.padEnd(50, 'A'), previous: [] },
    time: statement.time ?? caseNow,
    nonce: '0'.repeat(32),
  };
  return {
    ...statement,
    digest,
    subject: [],
    header,
    index,
    signedBy: header.author.key,
    standing: 'good',
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
