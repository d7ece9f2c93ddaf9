import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** One of this folder's scripts, running in a process of its own. */
export interface RunningChild {
  readonly process: ChildProcess;
  /** Whole lines printed so far. */
  readonly lines: string[];
  /** Resolves when so many lines are there. Rejects when the child ends before. */
  readonly printed: (count: number) => Promise<void>;
  /** Exit code (null when killed) and what it said on stderr. */
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

export function runChild(script: string, ...args: string[]): RunningChild {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=sallyport-source', '--no-warnings', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
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
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
  async function printed(count: number): Promise<void> {
    while (lines.length < count) {
      const over = await Promise.race([ended, once(child.stdout, 'data').then(() => null)]);
      if (over !== null && lines.length < count) throw new Error(`${script} ended early: ${over.stderr}`);
    }
  }
  return { process: child, lines, printed, ended };
}

/** Runs a child to its end and returns its lines. Throws where it failed. */
export async function childLines(script: string, ...args: string[]): Promise<readonly string[]> {
  const child = runChild(script, ...args);
  const { code, stderr } = await child.ended;
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${stderr}`);
  return child.lines;
}
