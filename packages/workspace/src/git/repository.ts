import { access, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { shellWord, WorkspaceError } from '../errors.ts';
import { readSettings, type Setting } from './configuration.ts';
import { isPlainBySettings, nearbyRepository } from './nearby-repository.ts';
import type { ObjectFormat } from './object-format.ts';
import { type ObjectReader, openObjectReader } from './object-reader.ts';
import { git, withoutCredentials } from './run.ts';
import type { ObjectStore } from './write-object.ts';

export type Head =
  | { readonly kind: 'branch'; readonly branch: string; readonly commit: string }
  | { readonly kind: 'detached'; readonly commit: string }
  | { readonly kind: 'unborn'; readonly branch: string };

export interface Remote {
  readonly name: string;
  /** Without user name and password. */
  readonly url: string;
}

/** A repository as it was when it was opened. What changes (refs, worktrees) is read again where it matters. */
export interface Repository {
  /** Where git is run: the top level, or the git directory of a bare repository. */
  readonly directory: string;
  /** null in a bare repository. */
  readonly topLevel: string | null;
  readonly gitDirectory: string;
  readonly commonDirectory: string;
  readonly bare: boolean;
  readonly shallow: boolean;
  readonly head: Head;
  readonly remotes: readonly Remote[];
  readonly settings: readonly Setting[];
  readonly objects: ObjectReader;
  readonly store: ObjectStore;
}

/**
 * Finds the repository around `directory`.
 * @throws WorkspaceError GIT_MISSING, GIT_TOO_OLD, REPOSITORY_NOT_FOUND, REPOSITORY_UNSAFE.
 */
export async function openRepository(directory: string): Promise<Repository> {
  const start = resolve(directory);
  const objects = openObjectReader(start);
  // Started together, since each is a process; outside of a repository `locate` has the better words.
  const asked = Promise.all([readSettings(start), objects.read('HEAD^{commit}')]);
  asked.catch(() => undefined);
  const near = await nearbyRepository(start);
  const located = near === null ? await locate(start) : null;
  const [settings, tip] = await asked.catch(async (error: unknown) => {
    await locate(start);
    throw error;
  });
  const plain = near !== null && isPlainBySettings(settings);
  const place = located ?? (plain ? await placeAt(near) : await locate(start));
  return {
    ...place,
    directory: place.topLevel ?? place.gitDirectory,
    head: await headOf(place, tip?.id ?? null),
    remotes: remotesIn(settings),
    settings,
    objects,
  };
}

/** Ends the helper process of a repository. Needed only where many are opened in one process. */
export function closeRepository(repository: Repository): void {
  repository.objects.close();
}

/** The commit that HEAD names. @throws WorkspaceError HEAD_UNBORN before the first commit. */
export function headCommit(repository: Repository): string {
  if (repository.head.kind !== 'unborn') return repository.head.commit;
  throw new WorkspaceError(
    'HEAD_UNBORN',
    `The branch ${repository.head.branch} in ${repository.directory} has no commit yet, and only committed bytes count.`,
    { command: 'git add . && git commit' },
  );
}

/** The work tree's top. @throws WorkspaceError REPOSITORY_BARE. */
export function workTreeOf(repository: Repository): string {
  if (repository.topLevel !== null) return repository.topLevel;
  throw new WorkspaceError(
    'REPOSITORY_BARE',
    `${repository.gitDirectory} is a bare repository and has no work tree. Work in a clone of it.`,
    { command: `git clone ${shellWord(repository.gitDirectory)}` },
  );
}

type Place = Pick<Repository, 'topLevel' | 'gitDirectory' | 'commonDirectory' | 'bare' | 'shallow' | 'store'>;

async function placeAt(topLevel: string): Promise<Place> {
  const gitDirectory = join(topLevel, '.git');
  return {
    topLevel,
    gitDirectory,
    commonDirectory: gitDirectory,
    bare: false,
    shallow: await access(join(gitDirectory, 'shallow')).then(
      () => true,
      () => false,
    ),
    store: {
      directory: join(gitDirectory, 'objects'),
      format: 'sha1',
    },
  };
}

async function locate(start: string): Promise<Place> {
  const args = [
    'rev-parse',
    '--path-format=absolute',
    '--is-bare-repository',
    '--git-dir',
    '--git-common-dir',
    '--is-shallow-repository',
    '--show-object-format',
    '--show-toplevel',
  ];
  // 128 with five lines: everything is known but the work tree, which a bare repository lacks.
  const { code, stdout, stderr } = await git(args, { cwd: start, accept: [0, 128, 129] });
  const lines = stdout.toString('utf8').split('\n');
  const [bare, gitDirectory, commonDirectory, shallow, format, topLevel] = lines;
  // Whatever else is wrong (another owner, a damaged configuration), git has the words; it is no place without a gate.
  if (code === 128 && format === undefined && !stderr.includes('not a git repository')) await git(args, { cwd: start });
  if (code === 129 || bare === '--path-format=absolute') throw tooOld();
  if (gitDirectory === undefined || commonDirectory === undefined || format === undefined || format === '') {
    throw new WorkspaceError(
      'REPOSITORY_NOT_FOUND',
      `${start} is not inside a git repository. A survey works anywhere; the record needs a repository.`,
      { command: `git init ${shellWord(start)}` },
    );
  }
  return {
    topLevel: topLevel === undefined || topLevel === '' ? null : topLevel,
    gitDirectory,
    commonDirectory,
    bare: bare === 'true',
    shallow: shallow === 'true',
    store: {
      directory: join(commonDirectory, 'objects'),
      format: format === 'sha256' ? 'sha256' : ('sha1' satisfies ObjectFormat),
    },
  };
}

function tooOld(): WorkspaceError {
  const message = 'This git is too old: 2.34 is the first that knows SSH signatures.';
  return new WorkspaceError('GIT_TOO_OLD', message, { command: 'git --version' });
}

async function headOf({ bare, gitDirectory }: Place, commit: string | null): Promise<Head> {
  // In a bare repository nothing is checked out, whatever its HEAD names.
  const ref = bare ? 'HEAD' : await symbolicHead(gitDirectory);
  const branch = ref?.replace(/^refs\/heads\//, '') ?? null;
  if (commit === null || bare) return { kind: 'unborn', branch: branch ?? 'HEAD' };
  return branch === null ? { kind: 'detached', commit } : { kind: 'branch', branch, commit };
}

/** The full name of the ref that HEAD stands for; null when it is detached. Asking git costs a process. */
async function symbolicHead(gitDirectory: string): Promise<string | null> {
  const text = await readFile(join(gitDirectory, 'HEAD'), 'utf8').catch(() => '');
  const ref = /^ref: *(refs\/\S+)\s*$/.exec(text)?.[1];
  // With the reftable format the file names a branch that cannot be.
  if (ref !== undefined && ref !== 'refs/heads/.invalid') return ref;
  if (/^[0-9a-f]{40,64}\s*$/.test(text)) return null;
  const asked = await git(['symbolic-ref', '--quiet', 'HEAD'], { cwd: gitDirectory, accept: [0, 1, 128] });
  return asked.code === 0 ? asked.stdout.toString('utf8').trim() : null;
}

function remotesIn(settings: readonly Setting[]): Remote[] {
  const urls = new Map<string, string>();
  for (const { key, value } of settings) {
    const name = /^remote\.(.+)\.url$/.exec(key)?.[1];
    if (name !== undefined && !urls.has(name)) urls.set(name, withoutCredentials(value));
  }
  return [...urls].map(([name, url]) => ({ name, url }));
}
