import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shellWord, WorkspaceError } from '../errors.ts';
import { isTrusted, setting } from '../git/configuration.ts';
import { preferredRemote } from '../git/preferred-remote.ts';
import type { Repository } from '../git/repository.ts';
import { type GitOptions, gitText } from '../git/run.ts';

export interface SyncOptions {
  /** Default: the repository's preferred remote. */
  readonly remote?: string;
  /** Asked for by the user: nothing is tried, and the answer says so. */
  readonly offline?: boolean;
  readonly signal?: AbortSignal;
  /** Milliseconds for each exchange with the remote; default one minute. */
  readonly timeout?: number;
  /** Told before each exchange, for progress. */
  readonly onStep?: (what: string) => void;
}

/**
 * Options for a git that talks to `remote`. How to reach a server (ssh command, credential helpers) is taken from the
 * user's and the machine's configuration only: what came with the repository may not name programs.
 */
export function networkOptions(repository: Repository, remote: string, options: SyncOptions): GitOptions {
  const helpers = repository.settings
    .filter((entry) => isTrusted(entry) && /^credential\.(.+\.)?helper$/.test(entry.key))
    .map((entry) => [entry.key, entry.value] as const);
  return {
    cwd: repository.directory,
    network: true,
    timeout: options.timeout ?? 60_000,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    settings: [
      ['credential.helper', ''],
      // A key with `=` in it cannot be given on the command line; such a helper is left out.
      ...helpers.filter(([key]) => !key.includes('=')),
      ['credential.interactive', 'false'],
      ['core.gitProxy', ''],
      ['http.lowSpeedLimit', '1000'],
      ['http.lowSpeedTime', '20'],
      [`remote.${remote}.mirror`, 'false'],
    ],
    env: { GIT_SSH_COMMAND: sshCommand(repository), SSH_ASKPASS_REQUIRE: 'never' },
  };
}

function sshCommand(repository: Repository): string {
  const named = process.env['GIT_SSH_COMMAND'];
  if (named !== undefined && named !== '') return named;
  const program = process.env['GIT_SSH'];
  if (program !== undefined && program !== '') return shellWord(program);
  const configured = setting(repository.settings, 'core.sshCommand', true);
  if (configured !== null && configured !== '') return configured;
  const patience = 'ssh -o ConnectTimeout=10';
  return process.stdin.isTTY ? patience : `${patience} -o BatchMode=yes`;
}

/** The remote to talk to, or why there is none. @throws WorkspaceError as `checkRemote`. */
export async function remoteFor(
  repository: Repository,
  options: SyncOptions,
): Promise<{ readonly remote: string; readonly why: null } | { readonly remote: string | null; readonly why: string }> {
  const remote = options.remote ?? preferredRemote(repository);
  if (remote === null) return { remote, why: 'this repository has no remote' };
  if (options.offline === true) return { remote, why: 'offline was asked for' };
  await checkRemote(repository, remote);
  return { remote, why: null };
}

/**
 * Refuses a remote that is not configured, and one inside this very work tree: such a folder can come with a clone,
 * and its hooks would run here.
 * @throws WorkspaceError REMOTE_MISSING, REMOTE_REFUSED.
 */
async function checkRemote(repository: Repository, remote: string): Promise<void> {
  if (remote.startsWith('-') || !repository.remotes.some(({ name }) => name === remote)) {
    const known = repository.remotes.map(({ name }) => name).join(', ') || 'none';
    const message = `There is no remote "${remote}" in ${repository.directory} (configured: ${known}).`;
    throw new WorkspaceError('REMOTE_MISSING', message, { command: 'git remote -v' });
  }
  for (const direction of [[], ['--push']]) {
    const args = ['remote', 'get-url', '--all', ...direction, remote];
    for (const url of (await gitText(args, { cwd: repository.directory })).split('\n')) {
      const path = localPath(url, repository.directory);
      const inside = [repository.topLevel, repository.commonDirectory].some(
        (root) => root !== null && path !== null && (path === root || path.startsWith(root + sep)),
      );
      if (!inside) continue;
      const message = `The remote "${remote}" lies inside this repository (${path}). Its hooks could have come with a clone.`;
      throw new WorkspaceError('REMOTE_REFUSED', `${message} Move it out of the work tree.`);
    }
  }
}

/** The directory a remote's address names, or null for a server. */
function localPath(url: string, base: string): string | null {
  if (url.startsWith('file://')) return URL.canParse(url) ? fileURLToPath(url) : null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return null;
  // `host:path` is scp's form unless a slash comes before the colon.
  return /^[^/\\]+:/.test(url) && !/^[a-zA-Z]:[\\/]/.test(url) ? null : resolve(base, url);
}
