import { assemble, authorByKey, draftEvidence, encodeDraft, look, requireRecord } from '@sallyport/actions';
import { epochSeconds } from '@sallyport/gate';
import {
  canonicalize,
  type EvidenceEntry,
  type Instant,
  type RecordView,
  signaturePath,
  statementPath,
} from '@sallyport/record';
import { acceptStatements } from '@sallyport/store';
import { closeRepository, sshKeygenSigner } from '@sallyport/workspace';
import type { GatePlace } from '../gate/gate-place.ts';
import { judge } from '../gate/judge.ts';

export interface LookRequest {
  /** Criteria to look at; null for all. */
  readonly criteria: readonly string[] | null;
  /** An observation that says the same as the newest one is written down only when that one is older, in seconds. */
  readonly renewAfter: number;
}

/**
 * Looks, and keeps what is new as one evidence statement with the server's own key. Returns how many entries it has; 0
 * where everything is as it was seen. Throws where the server's key is no runner of the trust root in force.
 */
export async function lookNow(place: GatePlace, { criteria, renewAfter }: LookRequest): Promise<number> {
  const judged = await judge(place);
  try {
    const session = requireRecord(judged.session, 'No trust root was founded yet, so no runner is known.');
    const signer = await sshKeygenSigner(place.key);
    const author = authorByKey(session.record.roots.at(-1), signer.fingerprint);
    const entries = await look(session, judged.facts, criteria === null ? {} : { criteria });
    const fresh = entries.filter((entry) => isNews(entry, session.record, place.now(), renewAfter));
    if (fresh.length === 0) return 0;
    const [statement] = encodeDraft(session, author, await draftEvidence(session, author, fresh));
    if (statement === undefined) return 0;
    const { digest, type, key, bytes, namespace, message } = statement;
    const signature = await signer.sign(namespace, message);
    const { files } = assemble([statement], [signature]);
    files.delete(statementPath(digest));
    files.delete(signaturePath(digest));
    await acceptStatements(place.store, {
      statements: [{ digest, type, person: null, key, bytes, signature, files }],
      draft: null,
      notices: [],
      jobs: [],
      events: [],
      touches: ['record', ...new Set(fresh.map(({ criterion }) => `criterion:${criterion}`))],
      now: place.now(),
    });
    return fresh.length;
  } finally {
    closeRepository(judged.session.repository);
  }
}

/** What says the same as the newest observation of the same thing is only a renewal, and the record stays small. */
function isNews(entry: EvidenceEntry, record: RecordView, now: Instant, renewAfter: number): boolean {
  const before = newestOf(entry, record);
  if (before === null || seen(before) !== seen(entry)) return true;
  return epochSeconds(now) - epochSeconds(before.observedAt) > renewAfter;
}

function newestOf({ criterion, facet, vantage }: EvidenceEntry, { statements }: RecordView): EvidenceEntry | null {
  for (const statement of statements.toReversed()) {
    if (statement.type !== 'evidence' || statement.standing !== 'good') continue;
    const same = statement.body.entries.find(
      (each) => each.criterion === criterion && each.facet === facet && each.vantage === vantage,
    );
    if (same) return same;
  }
  return null;
}

function seen({ subject, result, summary, findings, coverage, facts }: EvidenceEntry): string {
  const faults = findings.map(({ fingerprint, severity }) => `${fingerprint} ${severity}`).sort();
  const { looked, total } = coverage;
  return canonicalize([subject, result, summary, faults, looked, total, { ...facts }]);
}
