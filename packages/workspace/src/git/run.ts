import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { shellWord, systemCode, WorkspaceError } from '../errors.ts';
import { gitEnvironment, settingOptions } from './environment.ts';

export interface GitOptions {
  readonly cwd: string;
  readonly input?: Uint8Array | string;
  readonly env?: Readonly<Record<string, string>>;
  /** Settings above every configuration file, after our own. */
  readonly settings?: readonly (readonly [string, string])[];
  /** Milliseconds; default one minute. */
  readonly timeout?: number;
  /** Bytes of standard output; default 64 MiB. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Lets transports start. Off for everything but fetch and push. */
  readonly network?: boolean;
  /** Exit codes that are an answer rather than a failure; default only 0. */
  readonly accept?: readonly number[];
  /** Receives standard output instead of collecting it; `limit` does not apply. */
  readonly onOutput?: (chunk: Buffer) => void;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  /** Without passwords; at most 16 KiB. */
  readonly stderr: string;
}

const MINUTE = 60_000;
const OUTPUT_LIMIT = 64 * 1024 * 1024;
const MESSAGE_LIMIT = 16 * 1024;

/** Takes user names and passwords out of addresses, which git repeats in its messages. */
export function withoutCredentials(text: string): string {
  return text.replace(/:\/\/[^/\s@]+@/g, '://');
}

/**
 * Runs git without a shell, hardened against what the repository's configuration names.
 * @throws WorkspaceError GIT_MISSING, REPOSITORY_UNSAFE, GIT_FAILED, GIT_TIMEOUT, GIT_OUTPUT_TOO_LARGE, GIT_ABORTED.
 */
export async function git(args: readonly string[], options: GitOptions): Promise<GitResult> {
  const result = await spawnGit(args, options);
  if ((options.accept ?? [0]).includes(result.code)) return result;
  throw gitFailure(args, result, options.cwd);
}

/** Standard output of a successful run, as text without the last line feed. */
export async function gitText(args: readonly string[], options: GitOptions): Promise<string> {
  const { stdout } = await git(args, options);
  return stdout.toString('utf8').replace(/\n$/, '');
}

function spawnGit(args: readonly string[], options: GitOptions): Promise<GitResult> {
  const { promise, resolve, reject } = Promise.withResolvers<GitResult>();
  if (options.signal?.aborted) {
    reject(aborted(args));
    return promise;
  }
  let child: ChildProcessWithoutNullStreams;
  try {
    child = spawn('git', [...settingOptions(options.settings), ...args], {
      cwd: options.cwd,
      env: gitEnvironment(options.network ?? false, options.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
  } catch (cause) {
    // Some failures (the working directory is a file, say) are thrown here and never reach the 'error' event.
    reject(notStarted(cause, options.cwd));
    return promise;
  }
  const output: Buffer[] = [];
  const messages: Buffer[] = [];
  let size = 0;
  let messageSize = 0;
  let failure: WorkspaceError | null = null;

  function stop(error: WorkspaceError): void {
    failure ??= error;
    child.kill('SIGTERM');
    // A child that ignores the polite signal must not hold the command for ever.
    setTimeout(() => child.kill('SIGKILL'), 2000).unref();
  }
  function onAbort(): void {
    stop(aborted(args));
  }
  const limit = options.limit ?? OUTPUT_LIMIT;
  const timeout = options.timeout ?? MINUTE;
  const timer = setTimeout(() => stop(timedOut(args, timeout)), timeout);
  options.signal?.addEventListener('abort', onAbort, { once: true });

  child.stdout.on('data', (chunk: Buffer) => {
    if (options.onOutput !== undefined) {
      options.onOutput(chunk);
      return;
    }
    size += chunk.length;
    if (size > limit) stop(tooMuch(args, limit));
    else output.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    if (messageSize >= MESSAGE_LIMIT) return;
    messages.push(chunk.subarray(0, MESSAGE_LIMIT - messageSize));
    messageSize += chunk.length;
  });
  // Git may answer before it has read all of its input; the exit code tells whether that was a failure.
  child.stdin.on('error', () => undefined);
  child.on('error', (error) => {
    failure ??= notStarted(error, options.cwd);
    settle(-1);
  });
  child.on('close', (code) => settle(code ?? -1));
  child.on('exit', () => {
    // What git had started (ssh, say) may outlive it and keep the pipes open; a stopped command does not wait for it.
    if (failure === null) return;
    child.stdout.destroy();
    child.stderr.destroy();
  });
  child.stdin.end(options.input ?? '');

  function settle(code: number): void {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    if (failure !== null) reject(failure);
    else {
      const stderr = withoutCredentials(Buffer.concat(messages).toString('utf8').trim());
      resolve({ code, stdout: Buffer.concat(output), stderr });
    }
  }
  return promise;
}

function name(args: readonly string[]): string {
  return `git ${args[0] ?? ''}`;
}

function aborted(args: readonly string[]): WorkspaceError {
  return new WorkspaceError('GIT_ABORTED', `${name(args)} was interrupted; nothing more was changed.`);
}

function timedOut(args: readonly string[], timeout: number): WorkspaceError {
  const seconds = Math.round(timeout / 1000);
  return new WorkspaceError('GIT_TIMEOUT', `${name(args)} did not finish within ${seconds} s and was stopped.`);
}

function tooMuch(args: readonly string[], limit: number): WorkspaceError {
  return new WorkspaceError('GIT_OUTPUT_TOO_LARGE', `${name(args)} answered with more than ${limit} bytes.`);
}

/** Why git did not start, whether Node threw it or told it later. */
export function notStarted(cause: unknown, cwd: string): WorkspaceError {
  // Node reports ENOENT for a missing working directory too, and naming git then sends people the wrong way.
  if (systemCode(cause) === 'ENOENT') {
    const message = `git could not be started in ${cwd}: either git is not installed or the directory is gone.`;
    return new WorkspaceError('GIT_MISSING', message, { command: 'git --version', cause });
  }
  if (systemCode(cause) === 'ENOTDIR') {
    return new WorkspaceError('GIT_MISSING', `git could not be started in ${cwd}: that is not a directory.`, { cause });
  }
  const said = cause instanceof Error ? cause.message : String(cause);
  return new WorkspaceError('GIT_MISSING', `git could not be started: ${said}.`, { cause });
}

function gitFailure(args: readonly string[], result: GitResult, cwd: string): WorkspaceError {
  const unsafe = /detected dubious ownership in repository at '([^']*)'/.exec(result.stderr);
  if (unsafe !== null) {
    const directory = unsafe[1] ?? cwd;
    return new WorkspaceError(
      'REPOSITORY_UNSAFE',
      `Git refuses ${directory} because another user owns it. If you trust its content, say so to git.`,
      { command: `git config --global --add safe.directory ${shellWord(directory)}` },
    );
  }
  const said = result.stderr.split('\n').slice(0, 6).join(' ').slice(0, 600);
  const ended = result.code === -1 ? 'was killed' : `failed (exit ${result.code})`;
  return new WorkspaceError('GIT_FAILED', `${name(args)} ${ended} in ${cwd}: ${said || 'it said nothing'}.`);
}
