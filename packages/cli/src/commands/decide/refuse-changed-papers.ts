import { sha256 } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import { latestPaper, paperKinds } from '../../session/latest-papers.ts';
import type { Founded } from '../../session/require-record.ts';
import { checkedOutHere, readPaper } from '../../session/work-tree-paper.ts';

/** The commit carries the papers as they were approved; text changed since is refused, never silently dropped. */
export async function refuseChangedPapers(session: Founded): Promise<void> {
  const { repository, gate, record } = session;
  for (const kind of paperKinds) {
    const path = gate.papers[kind];
    const sealed = latestPaper(record, kind);
    if (!sealed)
      throw new CliError('CLI_PAPER_CHANGED', `${path} was never sealed.`, { command: 'sallyport kickoff minutes' });
    const bytes = checkedOutHere(repository, gate.git.branch) ? readPaper(repository, path) : null;
    if (bytes && sha256(bytes) !== sealed.body.bytes) {
      throw new CliError(
        'CLI_PAPER_CHANGED',
        `${path} was edited after it was sealed and approved. Seal it again (minutes are approved again), or take the edit back.`,
        {
          command: 'sallyport kickoff minutes',
        },
      );
    }
  }
}
