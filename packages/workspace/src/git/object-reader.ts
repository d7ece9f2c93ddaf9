import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { WorkspaceError } from '../errors.ts';
import { gitEnvironment, settingOptions } from './environment.ts';
import { type ObjectFormat, objectId } from './object-format.ts';
import { notStarted } from './run.ts';

export interface GitObject {
  readonly id: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly bytes: Buffer;
}

/** One long-lived `git cat-file --batch`; requests are answered in order. */
export interface ObjectReader {
  /**
   * The object a name resolves to, or null when there is none.
   * @throws WorkspaceError FILE_TOO_LARGE beyond `limit` bytes, GIT_OBJECT_CORRUPT where bytes and id disagree.
   */
  read(name: string, limit?: number): Promise<GitObject | null>;
  /** Ends the child. A later read starts a new one, which ends when it has answered: nobody closes a second time. */
  close(): void;
}

interface Request {
  readonly name: string;
  readonly limit: number;
  readonly resolve: (object: GitObject | null) => void;
  readonly reject: (error: Error) => void;
}

interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  readonly waiting: Request[];
}

const DEFAULT_LIMIT = 8 * 1024 * 1024;
const HEADER = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/;

/** Reads objects of the repository at `cwd`, checking every one against its id: a bent object file is never believed. */
export function openObjectReader(cwd: string): ObjectReader {
  let child: Child | null = null;
  let closed = false;

  function start(): Child {
    const started: Child = startReader(cwd, {
      // One that was closed may end after another was started.
      onEnd: () => {
        if (child === started) child = null;
      },
      onIdle: () => {
        if (closed) close();
      },
    });
    return started;
  }

  function read(name: string, limit = DEFAULT_LIMIT): Promise<GitObject | null> {
    // The protocol is a line per request, so such a name would ask for something else.
    if (/[\n\0]/.test(name)) return Promise.resolve(null);
    const { promise, resolve, reject } = Promise.withResolvers<GitObject | null>();
    try {
      child ??= start();
    } catch (cause) {
      // Thrown out of here it would pass by whoever waits for the promise, and end the process.
      reject(notStarted(cause, cwd));
      return promise;
    }
    child.waiting.push({ name, limit, resolve, reject });
    hold(child.process, true);
    ask(child.process.stdin, name);
    return promise;
  }

  function close(): void {
    closed = true;
    child?.process.stdin.end();
    child = null;
  }

  return { read, close };
}

/** Requests made in one go travel in one write. */
function ask(stdin: Writable, name: string): void {
  if (stdin.writableCorked === 0) {
    stdin.cork();
    process.nextTick(() => stdin.uncork());
  }
  stdin.write(`${name}\n`);
}

/** An idle reader must not keep the command alive; one with open requests must. */
function hold(process: ChildProcessWithoutNullStreams, busy: boolean): void {
  for (const part of [process, process.stdin as Socket, process.stdout as Socket, process.stderr as Socket]) {
    if (busy) part.ref();
    else part.unref();
  }
}

interface ReaderEvents {
  readonly onEnd: () => void;
  /** Nothing is asked any more that was not answered. */
  readonly onIdle: () => void;
}

function startReader(cwd: string, { onEnd, onIdle }: ReaderEvents): Child {
  const process = spawn('git', [...settingOptions(), 'cat-file', '--batch'], {
    cwd,
    env: gitEnvironment(false),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const waiting: Request[] = [];
  const feed = answerReader(waiting, () => {
    hold(process, waiting.length > 0);
    if (waiting.length === 0) onIdle();
  });
  process.stdout.on('data', feed);
  process.stderr.resume();
  process.stdin.on('error', () => undefined);
  function end(error: Error | null): void {
    onEnd();
    const message = 'git cat-file ended before it had answered; the object database may be damaged.';
    for (const request of waiting.splice(0)) {
      request.reject(new WorkspaceError('GIT_FAILED', message, { command: 'git fsck', cause: error ?? undefined }));
    }
  }
  process.on('error', end);
  process.on('close', () => end(null));
  return { process, waiting };
}

/** Parses `<id> <type> <size>\n<bytes>\n` answers from chunks; bytes beyond a request's limit are counted, not kept. */
function answerReader(waiting: Request[], onAnswer: () => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0);
  let body: { id: string; type: GitObject['type']; left: number; kept: Buffer[] | null } | null = null;

  function finish(): void {
    const request = waiting.shift();
    if (request !== undefined && body !== null) {
      if (body.kept === null) request.reject(tooLarge(request));
      else settle(request, body.id, body.type, Buffer.concat(body.kept));
    }
    body = null;
    onAnswer();
  }

  return (chunk) => {
    let rest = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    pending = Buffer.alloc(0);
    while (rest.length > 0) {
      if (body === null) {
        const end = rest.indexOf(10);
        if (end < 0) {
          pending = rest;
          return;
        }
        const line = rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
        const header = HEADER.exec(line);
        if (header === null) {
          waiting.shift()?.resolve(null);
          onAnswer();
          continue;
        }
        const size = Number(header[3]);
        const keep = size <= (waiting[0]?.limit ?? 0);
        body = { id: header[1] ?? '', type: header[2] as GitObject['type'], left: size, kept: keep ? [] : null };
      }
      const part = rest.subarray(0, body.left);
      body.kept?.push(part);
      body.left -= part.length;
      rest = rest.subarray(part.length);
      if (body.left > 0) return;
      if (rest.length === 0) {
        // The line feed after the bytes is still to come.
        body.left = 0;
        return;
      }
      rest = rest.subarray(1);
      finish();
    }
  };
}

function settle(request: Request, id: string, type: GitObject['type'], bytes: Buffer): void {
  // The length of an id tells by which digest it was made.
  const format: ObjectFormat = id.length === 64 ? 'sha256' : 'sha1';
  if (objectId(format, type, bytes) !== id) {
    const message = `The ${type} ${id} in the object database has other bytes than its id says.`;
    request.reject(new WorkspaceError('GIT_OBJECT_CORRUPT', message, { command: 'git fsck' }));
    return;
  }
  request.resolve({ id, type, bytes });
}

function tooLarge(request: Request): WorkspaceError {
  return new WorkspaceError(
    'FILE_TOO_LARGE',
    `${request.name} is larger than the ${request.limit} bytes allowed here.`,
  );
}
