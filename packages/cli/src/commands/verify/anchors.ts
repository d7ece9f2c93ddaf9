import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';

/** What the reader knows from elsewhere, and the time that is asked about. */
export interface Anchors {
  readonly root: string | null;
  /** The text of a checkpoint that was kept. */
  readonly after: string | null;
  readonly at: string | null;
}

const largestCheckpoint = 64 * 1024;
const fingerprint = /^[0-9a-f]{64}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/**
 * Reads `--root`, `--after` and `--at`. An option that is there and says nothing (an empty shell variable) is refused:
 * whoever wrote it believes the record to be anchored. Throws CLI_USAGE.
 */
export function anchorsOf(invocation: Pick<Invocation, 'options'>): Anchors {
  const root = optionText(invocation, 'root') ?? null;
  if (root !== null && !fingerprint.test(root))
    throw usage(`--root is the genesis fingerprint in 64 lower-case hex digits, and "${root}" is not.`);
  const at = optionText(invocation, 'at') ?? null;
  if (at !== null && (!instant.test(at) || Number.isNaN(Date.parse(at))))
    throw usage(`--at is a time in UTC such as 2026-11-22T09:00:00Z, and "${at}" is not.`);
  const after = optionText(invocation, 'after') ?? null;
  return { root, after: after === null ? null : checkpointText(after), at };
}

function checkpointText(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const found = fstatSync(file);
      if (!found.isFile() || found.size > largestCheckpoint) throw usage(`--after ${path} is no checkpoint file.`);
      return readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw usage(`--after ${path} cannot be read.`, error);
  }
}

function usage(message: string, cause?: unknown): CliError {
  return new CliError('CLI_USAGE', message, cause === undefined ? {} : { cause });
}
