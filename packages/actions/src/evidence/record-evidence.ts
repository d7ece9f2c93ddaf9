import type { EvidenceEntry, RecordView, Sha256, Subject } from '@sallyport/record';
import { candidateCommit } from '@sallyport/workspace';
import { ActionError } from '../action-error.ts';
import { ruleSet } from '../judge/rule-set.ts';
import type { Session } from '../session/open-session.ts';
import { type Founded, requireRecord } from '../session/require-record.ts';
import { append } from '../statement/append.ts';
import { type Author, authorOf } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { version } from '../version.ts';

export interface RecordedEvidence {
  readonly digest: Sha256;
  readonly report: string;
  readonly record: RecordView;
}

/** Writes what was seen as one evidence statement, signed with the key of this machine's runner. */
export async function recordEvidence(session: Session, entries: readonly EvidenceEntry[]): Promise<RecordedEvidence> {
  refusePreview(session);
  const founded = requireRecord(session, 'No trust root was founded, so no runner is known.');
  const author = await authorOf(founded, founded.record.roots.at(-1));
  const { digests, report, record } = await append(founded, author, await draftEvidence(founded, author, entries));
  return { digest: digests[0] ?? '', report, record };
}

/**
 * What was seen, as one statement. Only a runner's key may: people sign off, machines look. Throws CLI_USAGE for a
 * preview and CLI_NOT_ALLOWED for a person.
 */
export async function draftEvidence(
  session: Founded,
  author: Author,
  entries: readonly EvidenceEntry[],
): Promise<readonly [NewStatement<'evidence'>]> {
  refusePreview(session);
  if (author.runner === null) throw refusePerson(session, author);
  const body = {
    tool: `sallyport ${version}`,
    rules: ruleSet(),
    materials: session.materials.commit,
    candidate: await candidateCommit(session.repository, session.gate),
    entries,
  };
  return [{ type: 'evidence', subject: evidenceSubjects(entries), body }];
}

/** Where there is no runner yet, naming its key would send people looking for what does not exist. */
function refusePerson({ record, gate }: Founded, { key, person }: Author): ActionError {
  const why = `The key ${key} belongs to ${person}. Evidence is signed by a runner's key`;
  const isThere = record.roots.at(-1)?.keys.some(({ runner, status }) => runner !== null && status === 'active');
  if (isThere) {
    const command = 'sallyport check --record --key PATH-OF-THE-RUNNERS-KEY';
    return new ActionError('CLI_NOT_ALLOWED', `${why}.`, { command });
  }
  const name = gate.runners['*']?.[0] ?? 'ci';
  const command = `ssh-keygen -t ed25519 -f ../${name}.runner && sallyport trust enrol ../${name}.runner.pub`;
  return new ActionError('CLI_NOT_ALLOWED', `${why}, and the trust root has none. Make one and enrol it.`, { command });
}

function refusePreview({ caller }: Session): void {
  if (!caller.workTree) return;
  throw new ActionError(
    'CLI_USAGE',
    'A preview of the work tree cannot be recorded: only committed bytes count. Commit, then check again.',
  );
}

function evidenceSubjects(entries: readonly EvidenceEntry[]): readonly Subject[] {
  return entries
    .map((entry) => ({ name: `${entry.criterion}/${entry.facet}`, digest: { sha256: entry.subject } }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
