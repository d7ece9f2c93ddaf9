import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RunningChild {
  readonly process: ChildProcess;
  /** Lines printed so far. */
  readonly lines: string[];
  /** Exit code, null when killed by a signal. */
  readonly ended: Promise<number | null>;
  stderr(): string;
}

/** Runs one of this folder's scripts from source in a process of its own, as the leader of its own group. */
export function runChild(script: string, ...args: string[]): RunningChild {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=sallyport-source', '--no-warnings', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lines: string[] = [];
  let pending = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (pending + chunk.toString()).split('\n');
    pending = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', (code) => resolve(code));
  return { process: child, lines, ended: promise, stderr: () => stderr };
}

/** `kill -9` for a child and, with `group`, for the git it may have running: as a power cut would. */
export function killHard(child: RunningChild, group: boolean): void {
  const { pid } = child.process;
  if (pid === undefined) return;
  try {
    process.kill(group ? -pid : pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}
