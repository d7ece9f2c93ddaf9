import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, toolEnvironment } from './ensure-install.mjs';

export interface ToolResult {
  readonly code: number;
  /** Standard output and standard error, in the order of the streams. */
  readonly output: string;
}

/** Path of a tool of node_modules/.bin. */
export function tool(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}

/** Runs a program in the repository and collects what it says. A program that could not be started has code 127. */
export function collect(program: string, given: readonly string[], options: SpawnSyncOptions = {}): ToolResult {
  const result = spawnSync(program, given, {
    cwd: root,
    env: { ...toolEnvironment(), NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  const output = `${result.stdout?.toString() ?? ''}${result.stderr?.toString() ?? ''}`;
  return result.error === undefined
    ? { code: result.status ?? 128, output }
    : { code: 127, output: `${output}${program} could not be started: ${result.error.message}\n` };
}

/** Runs a program with this process's own streams. */
export function show(program: string, given: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const result = spawnSync(program, given, {
    cwd: root,
    env: { ...toolEnvironment(), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return result.error === undefined ? (result.status ?? 128) : 127;
}
