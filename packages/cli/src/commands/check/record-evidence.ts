import type { EvidenceEntry, RecordView, Sha256, Subject } from '@sallyport/record';
import { candidateCommit } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import { optionFlag } from '../../command.ts';
import { append } from '../../session/append.ts';
import { authorOf } from '../../session/author.ts';
import type { Session } from '../../session/open-session.ts';
import { ruleSet } from '../../session/rule-set.ts';
import { version } from '../../version.ts';

export interface RecordedEvidence {
  readonly digest: Sha256;
  readonly report: string;
  readonly record: RecordView;
}

/** Writes what was seen as one evidence statement. Only a runner's key may: people sign off, machines look. */
export async function recordEvidence(session: Session, entries: readonly EvidenceEntry[]): Promise<RecordedEvidence> {
  const { gate, invocation, materials, record, repository } = session;
  if (optionFlag(invocation, 'workTree')) {
    throw new CliError(
      'CLI_USAGE',
      'A preview of the work tree cannot be recorded: only committed bytes count. Commit, then check again.',
    );
  }
  if (!record) {
    throw new CliError('CLI_NO_TRUST_ROOT', 'No trust root was founded, so no runner is known.', {
      command: 'sallyport trust found --people DIR',
    });
  }
  const author = await authorOf(session, record.roots.at(-1));
  if (author.runner === null) {
    throw new CliError(
      'CLI_NOT_ALLOWED',
      `The key ${author.key} belongs to ${author.person}. Evidence is signed by a runner's key.`,
      {
        command: 'sallyport check --record --key PATH-OF-THE-RUNNERS-KEY',
      },
    );
  }
  const body = {
    tool: `sallyport ${version}`,
    rules: ruleSet(),
    materials: materials.commit,
    candidate: await candidateCommit(repository, gate),
    entries,
  };
  const {
    digests,
    report,
    record: after,
  } = await append({ ...session, phase: gate.phase.number }, author, [
    { type: 'evidence', subject: evidenceSubjects(entries), body },
  ]);
  return { digest: digests[0] ?? '', report, record: after };
}

function evidenceSubjects(entries: readonly EvidenceEntry[]): readonly Subject[] {
  return entries
    .map((entry) => ({ name: `${entry.criterion}/${entry.facet}`, digest: { sha256: entry.subject } }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
