import type { Session } from '@sallyport/actions';
import { statementPath } from '@sallyport/record';
import { gitText, history, type Repository } from '@sallyport/workspace';

/** Commits of the named branch that are looked through. */
const mostCommits = 200;

/**
 * The newest commit of the named branch that a GO made: it has the exact message, and in its copy of the record a decision
 * for GO. The message alone says nothing: whoever may push can write it first, so that the real commit is never made.
 */
export async function decisionCommit(
  repository: Repository,
  { gate, materials, record }: Pick<Session, 'gate' | 'materials' | 'record'>,
): Promise<string | null> {
  const decisions = (record?.statements ?? []).flatMap((each) =>
    each.type === 'decision' && each.body.verdict === 'GO' ? [`.sallyport/${statementPath(each.digest)}`] : [],
  );
  const [subject = ''] = gate.git.message.split('\n');
  const asked = ['log', '-n', String(mostCommits), '--format=%H %s', materials.commit];
  const log = await gitText(asked, { cwd: repository.directory });
  const reader = history(repository);
  for (const line of log.split('\n')) {
    const [commit = ''] = line.split(' ', 1);
    if (line.slice(commit.length + 1) !== subject) continue;
    for (const path of decisions) if ((await reader.readAt(commit, path)) !== null) return commit;
  }
  return null;
}
