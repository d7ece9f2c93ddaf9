import { ComposeError, type ComposeErrorCode } from '../compose-error.ts';
import type { ComposeFiles, Notice, UsedVariable } from '../load-options.ts';
import type { FollowedDirectives } from '../merge/directives.ts';
import type { Position } from '../node.ts';

const largestFile = 4 * 1024 * 1024;

type Purpose = 'compose' | 'environment';

/** What one load has read and noticed so far. The only thing in it that changes while it runs. */
export interface Reading {
  readonly files: ComposeFiles;
  readonly workingDirectory: string;
  readonly filesRead: { readonly path: string; readonly purpose: Purpose }[];
  readonly notices: Notice[];
  readonly variables: UsedVariable[];
  readonly bytes: Map<string, Uint8Array | null>;
  readonly texts: Map<string, string | null>;
  readonly documents: Map<string, readonly FollowedDirectives[]>;
  /** Keys and values of all documents so far. */
  nodes: number;
}

export function startReading(files: ComposeFiles, workingDirectory: string): Reading {
  return {
    files,
    workingDirectory,
    filesRead: [],
    notices: [],
    variables: [],
    bytes: new Map(),
    texts: new Map(),
    documents: new Map(),
    nodes: 0,
  };
}

/**
 * The text of a file, null where there is none; each file is read once.
 * Throws COMPOSE_FILE_TOO_LARGE, COMPOSE_NOT_YAML for other than UTF-8, and `unreadable` where the port could not read.
 */
export async function readText(
  reading: Reading,
  path: string,
  purpose: Purpose,
  unreadable: ComposeErrorCode,
): Promise<string | null> {
  const known = reading.texts.get(path);
  if (known !== undefined) {
    return known;
  }
  const bytes = await readBytes(reading, path, unreadable);
  const text = bytes === null ? null : decode(reading, path, bytes);
  reading.texts.set(path, text);
  if (text !== null) {
    reading.filesRead.push({ path, purpose });
  }
  return text;
}

/** How a file is called in messages and positions: relative to the working directory where it lies below it. */
export function shownPath({ workingDirectory }: Pick<Reading, 'workingDirectory'>, path: string): string {
  const folder = workingDirectory.endsWith('/') ? workingDirectory : `${workingDirectory}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

export function startOf(reading: Reading, path: string): Position {
  return { file: shownPath(reading, path), line: 1, column: 1 };
}

/** Whether there is such a file; it does not count as read. */
export async function isThere(reading: Reading, path: string): Promise<boolean> {
  return (await readBytes(reading, path, 'COMPOSE_FILE_MISSING')) !== null;
}

async function readBytes(reading: Reading, path: string, code: ComposeErrorCode): Promise<Uint8Array | null> {
  const known = reading.bytes.get(path);
  if (known !== undefined) {
    return known;
  }
  try {
    const bytes = await reading.files.read(path);
    reading.bytes.set(path, bytes);
    return bytes;
  } catch (cause) {
    const message = `${shownPath(reading, path)} cannot be read.`;
    throw new ComposeError({ code, message, at: null, path: [], suggestion: null }, [], cause);
  }
}

function decode(reading: Reading, path: string, bytes: Uint8Array): string {
  const at = startOf(reading, path);
  if (bytes.byteLength > largestFile) {
    const message = `The file has ${bytes.byteLength} bytes; more than ${largestFile} are not read.`;
    throw new ComposeError({ code: 'COMPOSE_FILE_TOO_LARGE', message, at, path: [], suggestion: null });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const problem = { message: 'The file is not UTF-8 text.', at, path: [], suggestion: 'Save it as UTF-8.' };
    throw new ComposeError({ code: 'COMPOSE_NOT_YAML', ...problem }, [], cause);
  }
}
