import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds something: enough to tell later whether that very process still lives. */
export interface ProcessOwner {
  readonly pid: number;
  /** Host, boot and process-id namespace: a pid means nothing elsewhere. */
  readonly host: string;
  /** Start time in the kernel's ticks, since pids are used again; null where the system does not tell. */
  readonly started: string | null;
}

export function thisProcess(): ProcessOwner {
  return { pid: process.pid, host: thisHost(), started: startOf(process.pid) };
}

/** Whether the process may still live. One on another host always may: nothing can be seen of it from here. */
export function mayLive(owner: ProcessOwner): boolean {
  if (owner.host !== thisHost()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  if (stateOf(owner.pid) === 'Z') return false;
  return owner.started === null || startOf(owner.pid) === owner.started;
}

/** Parses what `thisProcess` wrote; null for anything else. */
export function parseOwner(value: unknown): ProcessOwner | null {
  if (typeof value !== 'object' || value === null) return null;
  const { pid, host, started } = value as Record<string, unknown>;
  if (!Number.isSafeInteger(pid) || typeof host !== 'string') return null;
  return { pid: Number(pid), host, started: typeof started === 'string' ? started : null };
}

let host: string | null = null;

function thisHost(): string {
  host ??= [hostname(), boot(), namespace()].filter((part) => part !== '').join(' ');
  return host;
}

function boot(): string {
  return attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '';
}

function namespace(): string {
  return attempt(() => readlinkSync('/proc/self/ns/pid')) ?? '';
}

/** Fields of `/proc/<pid>/stat` after the command name, which may itself hold spaces and parentheses. */
function statFields(pid: number): string[] {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? '';
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** `Z` for a process that has ended and waits for its parent. */
function stateOf(pid: number): string | null {
  return statFields(pid)[0] || null;
}

function startOf(pid: number): string | null {
  return statFields(pid)[19] ?? null;
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    // Not Linux, or the process is gone: there is nothing to be known.
    return null;
  }
}
