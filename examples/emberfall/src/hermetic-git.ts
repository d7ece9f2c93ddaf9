import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface CommitIdentity {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

const noHooks = ['-c', 'core.hooksPath=/dev/null', '-c', 'commit.gpgSign=false', '-c', 'tag.gpgSign=false'];
const sameBytesEverywhere = ['-c', 'core.autocrlf=false', '-c', 'core.fileMode=false', '-c', 'gc.auto=0'];

/**
 * Runs git in `directory` without a shell, without anyone's configuration and without hooks, and gives back what it
 * printed. Throws with git's own words when it fails.
 */
export async function git(directory: string, args: readonly string[], identity?: CommitIdentity): Promise<string> {
  const { stdout } = await run('git', [...noHooks, ...sameBytesEverywhere, ...args], {
    cwd: directory,
    env: { ...basicEnvironment(), ...(identity === undefined ? {} : identityEnvironment(identity)) },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout.trim();
}

/** Adds the given paths (also their removal) and commits them; gives back the commit id. */
export async function commit(
  directory: string,
  message: string,
  paths: readonly string[],
  identity: CommitIdentity,
): Promise<string> {
  await git(directory, ['add', '--all', '--', ...paths]);
  await git(directory, ['commit', '--quiet', '--no-verify', '--message', message], identity);
  return git(directory, ['rev-parse', 'HEAD']);
}

function basicEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

function identityEnvironment({ name, email, date }: CommitIdentity): NodeJS.ProcessEnv {
  const time = `${Math.floor(date.getTime() / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: time,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: time,
  };
}
