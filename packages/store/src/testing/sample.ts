import { type Instant, sha256 } from '@sallyport/record';
import { later } from '../border/values.ts';
import type { Acceptance } from '../statements/accept.ts';
import type { SignedStatement } from '../statements/signed-statement.ts';

/** An instant so many seconds into the tests' day. */
export function at(seconds: number): Instant {
  return later('2026-11-22T09:00:00Z', seconds);
}

/** A statement that differs by its label; signatures are for those who know keys. */
export function sampleStatement(label: string, changes: Partial<SignedStatement> = {}): SignedStatement {
  const bytes = Buffer.from(`{"label":"${label}"}`);
  const digest = sha256(bytes);
  const blob = Buffer.from([0, 255, 10, ...Buffer.from(label)]);
  const files = new Map([
    [`blobs/${sha256(blob)}`, blob],
    [`trust/${label}`, Buffer.from(label)],
  ]);
  return {
    digest,
    type: 'vote',
    person: 'ada',
    key: `SHA256:ada`,
    bytes,
    signature: `armour of ${label}`,
    files,
    ...changes,
  };
}

export function acceptanceOf(statements: readonly SignedStatement[], changes: Partial<Acceptance> = {}): Acceptance {
  return { statements, draft: null, notices: [], jobs: [], events: [], touches: ['board'], now: at(0), ...changes };
}
