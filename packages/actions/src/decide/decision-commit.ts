import { type Sha256, statementPath } from '@sallyport/record';
import { git, type Repository } from '@sallyport/workspace';
import type { Session } from '../session/open-session.ts';

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
    each.type === 'decision' && each.body.verdict === 'GO' ? [each.digest] : [],
  );
  if (decisions.length === 0) return null;
  const commits = await listCommits(repository, [`--max-count=${mostCommits}`, materials.commit, '--']);
  for (const commit of await withMessage(repository, commits, gate.git.message))
    for (const decision of decisions) if (await holdsStatement(repository, commit, decision)) return commit;
  return null;
}

/** What `git rev-list` finds with these words, in its order. */
export async function listCommits(repository: Repository, words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await git(['rev-list', ...words], { cwd: repository.directory });
  return stdout.toString('utf8').split('\n').filter(Boolean);
}

/** Those of the commits whose whole message is this one, white space at its end aside. */
export async function withMessage(
  repository: Repository,
  commits: readonly string[],
  message: string,
): Promise<readonly string[]> {
  const same: string[] = [];
  for (const commit of commits) {
    const text = (await repository.objects.read(commit))?.bytes.toString('utf8') ?? '';
    if (text.slice(text.indexOf('\n\n') + 2).trimEnd() === message.trimEnd()) same.push(commit);
  }
  return same;
}

/** Whether the copy of the record in a commit has the statement. */
export async function holdsStatement(repository: Repository, commit: string, statement: Sha256): Promise<boolean> {
  return (await repository.objects.read(`${commit}:.sallyport/${statementPath(statement)}`)) !== null;
}
