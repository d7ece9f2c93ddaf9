import { WorkspaceError } from '../errors.ts';
import type { Repository } from './repository.ts';
import { git, gitText } from './run.ts';

/** A commit-ish that can only name a ref or an object: no options, no searches, no reflog, no ranges. */
const PLAIN_NAME = /^[0-9A-Za-z][0-9A-Za-z._/+-]*$/;

/** The commit a branch, tag or id names, or null. Search and reflog syntax names nothing here. */
export async function resolveCommit(repository: Repository, name: string): Promise<string | null> {
  if (name.length > 250 || !PLAIN_NAME.test(name) || name.includes('..')) return null;
  return (await repository.objects.read(`${name}^{commit}`))?.id ?? null;
}

/** What a full ref name points at, or null. */
export async function readRef(repository: Repository, ref: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', ref];
  const { code, stdout } = await git(args, { cwd: repository.directory, accept: [0, 1, 128] });
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

/** What full ref names point at, asked in one go; those that do not exist are left out. */
export async function readRefs(
  { directory }: Pick<Repository, 'directory'>,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const args = ['for-each-ref', '--format=%(refname) %(objectname)', '--', ...refs];
  const lines = (await gitText(args, { cwd: directory })).split('\n').filter(Boolean);
  const found = new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]),
  );
  // Git takes a name for that of a folder of refs too.
  return new Map([...found].filter(([name]) => refs.includes(name)));
}

/**
 * Moves a ref from `before` to `after` in one step; null means that it must not exist yet.
 * @throws WorkspaceError REF_MOVED when it stands elsewhere by now or another process holds it, FILE_UNWRITABLE when
 * the disk does not take it.
 */
export async function moveRef(
  repository: Repository,
  ref: string,
  before: string | null,
  after: string,
  why: string,
): Promise<void> {
  const zero = '0'.repeat(after.length);
  const args = ['update-ref', '-m', why, ref, after, before ?? zero];
  const { code, stderr } = await git(args, { cwd: repository.directory, accept: [0, 1, 128] });
  if (code === 0) return;
  const said = stderr.split('\n').find((line) => !/^(hint|warning):/.test(line)) ?? '';
  const full = /No space left|Disk quota|Read-only file system|Permission denied/i.test(said);
  const remedy = full ? 'Make room or get leave to write there, and run the command again.' : 'Try again.';
  const message = `${ref} could not be moved: ${said.replace(/\.$/, '')}. ${remedy}`;
  throw new WorkspaceError(full ? 'FILE_UNWRITABLE' : 'REF_MOVED', message);
}

/** How far two commits are from each other. */
export async function distance(
  repository: Repository,
  ours: string,
  theirs: string,
): Promise<{ readonly ahead: number; readonly behind: number }> {
  if (ours === theirs) return { ahead: 0, behind: 0 };
  const args = ['rev-list', '--left-right', '--count', `${ours}...${theirs}`, '--'];
  const text = await gitText(args, { cwd: repository.directory });
  const [ahead, behind] = text.split(/\s+/).map(Number);
  return { ahead: ahead ?? 0, behind: behind ?? 0 };
}

/** @throws WorkspaceError BRANCH_NAME_INVALID where git would not take the name. */
export async function checkBranchName(repository: Repository, branch: string): Promise<void> {
  const args = ['check-ref-format', '--branch', branch];
  const plain = !branch.startsWith('-') && !branch.includes('@{');
  const { code } = plain ? await git(args, { cwd: repository.directory, accept: [0, 1, 128] }) : { code: 1 };
  if (code === 0) return;
  throw new WorkspaceError(
    'BRANCH_NAME_INVALID',
    `"${branch}" is no branch name that git accepts. Choose another one.`,
  );
}
