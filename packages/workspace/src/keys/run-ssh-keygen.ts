import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { systemCode, WorkspaceError } from '../errors.ts';

export interface KeygenResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A finger may take its time on a security key; a prompt that nobody sees may not. */
const WITH_PERSON = 180_000;
const WITHOUT_PERSON = 20_000;

/**
 * Runs ssh-keygen without a shell. Prompts reach the person's terminal if there is one; without one they fail at once
 * instead of waiting for an answer that cannot come.
 * @throws WorkspaceError KEYGEN_MISSING, KEY_UNUSABLE on a time-out.
 */
export function runSshKeygen(args: readonly string[], input: Uint8Array | null): Promise<KeygenResult> {
  const { promise, resolve, reject } = Promise.withResolvers<KeygenResult>();
  const terminal = hasTerminal();
  const child = spawn('ssh-keygen', [...args], {
    // Leaving the session takes the terminal away, which is the only way to keep ssh-keygen from waiting on it.
    detached: !terminal,
    env: { ...process.env, LC_ALL: 'C', ...(terminal ? {} : { SSH_ASKPASS_REQUIRE: 'never' }) },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let stdout = '';
  let stderr = '';
  const timer = setTimeout(() => child.kill('SIGKILL'), terminal ? WITH_PERSON : WITHOUT_PERSON);
  child.stdout.on('data', (chunk: Buffer) => {
    if (stdout.length < 256 * 1024) stdout += chunk.toString('latin1');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < 16 * 1024) stderr += chunk.toString('utf8');
    // `Confirm user presence for key …` is meant for the person, now.
    if (terminal && /presence|touch/i.test(chunk.toString('utf8'))) process.stderr.write(chunk);
  });
  child.stdin.on('error', () => undefined);
  child.on('error', (cause) => {
    clearTimeout(timer);
    const missing = systemCode(cause) === 'ENOENT';
    const message = missing
      ? 'ssh-keygen is not installed; it comes with OpenSSH 8.2 or newer.'
      : `ssh-keygen could not be started: ${cause.message}.`;
    reject(new WorkspaceError('KEYGEN_MISSING', message, { command: 'ssh -V', cause }));
  });
  child.on('close', (code, signal) => {
    clearTimeout(timer);
    if (signal === 'SIGKILL') {
      const message = 'ssh-keygen did not answer in time and was stopped. Nothing was signed; try again.';
      reject(new WorkspaceError('KEY_UNUSABLE', message));
    } else resolve({ code: code ?? -1, stdout, stderr: stderr.trim() });
  });
  child.stdin.end(input ?? '');
  return promise;
}

function hasTerminal(): boolean {
  if (process.platform === 'win32') return process.stdin.isTTY;
  try {
    closeSync(openSync('/dev/tty', 'r+'));
    return true;
  } catch {
    // Opening it fails exactly when this process has no controlling terminal.
    return false;
  }
}
