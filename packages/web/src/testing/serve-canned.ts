import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Changed } from '@sallyport/server/contract';
import { now } from './canned/identity.ts';
import { type Answer, type Answers, cannedAnswers, problem } from './canned-answers.ts';

export interface Asked {
  readonly route: string;
  readonly body: unknown;
}

/** What the manifest says of a file. */
export interface PageFile {
  readonly type: string;
  readonly bytes: number;
  readonly gzip: number;
}

export interface CannedServer {
  readonly files: Readonly<Record<string, PageFile>>;
  readonly origin: string;
  /** Everything that was asked with a body, in order. */
  readonly asked: Asked[];
  /** Replaces answers until `reset`; a function gets the body. */
  answer(answers: Readonly<Record<string, unknown>>): void;
  reset(): void;
  /** Sends an event to every open page. */
  announce(event: Changed): void;
  /** Ends the events as a server that goes away does, and refuses new ones until `reset`. */
  dropEvents(): void;
  close(): Promise<void>;
}

/** What the real server sends with every page: nothing from elsewhere, nothing inline. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types sallyport',
].join('; ');

/** The built pages over canned answers, on a free port of this machine. */
export async function serveCanned(folder: string): Promise<CannedServer> {
  const files = await build(folder);
  const asked: Asked[] = [];
  const streams = new Set<ServerResponse>();
  let answers: Answers = cannedAnswers;
  let dropped = false;

  function page(path: string, response: ServerResponse): void {
    const name = files[path.slice(1)] === undefined ? 'index.html' : path.slice(1);
    response.writeHead(200, {
      'content-type': files[name]?.type ?? 'text/html',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
    });
    response.end(readFileSync(join(folder, name)));
  }

  function events(response: ServerResponse): void {
    if (dropped) {
      response.writeHead(503).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (path === '/api/events') return events(response);
    if (!path.startsWith('/api/')) return page(path.split('?')[0] ?? '/', response);
    const route = `${request.method ?? 'GET'} ${path}`;
    const body = request.method === 'GET' ? null : await bodyOf(request);
    if (body !== null) asked.push({ route, body });
    const found = answers[route];
    const value: unknown = typeof found === 'function' ? await (found as (given: unknown) => unknown)(body) : found;
    const answer = asAnswer(value ?? problem(404, 'SERVER_NOT_FOUND', `${route} has no canned answer.`, null));
    response.writeHead(answer.status, {
      'content-type': answer.status < 400 ? 'application/json' : 'application/problem+json',
    });
    response.end(answer.status === 204 ? '' : JSON.stringify(answer.value));
  }

  const server = createServer((request, response) => {
    // The server's clock stands where the canned answers were made.
    response.setHeader('date', new Date(now).toUTCString());
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    files,
    origin: `http://localhost:${port}`,
    asked,
    answer: (more) => {
      answers = { ...answers, ...more };
    },
    reset: () => {
      answers = cannedAnswers;
      dropped = false;
      asked.length = 0;
    },
    announce: (event) => {
      for (const stream of streams) stream.write(`event: changed\ndata: ${JSON.stringify(event)}\n\n`);
    },
    dropEvents: () => {
      dropped = true;
      for (const stream of streams) stream.end();
    },
    close: async () => {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Builds as `npm run build` does, in a process of its own, and reads the manifest as the server does. */
async function build(folder: string): Promise<Readonly<Record<string, PageFile>>> {
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'main.ts');
  await promisify(execFile)(process.execPath, ['--no-warnings', script, folder]);
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Readonly<Record<string, PageFile>>;
}

function asAnswer(value: unknown): Answer {
  const isAnswer =
    typeof value === 'object' && value !== null && Object.keys(value).toSorted().join(' ') === 'status value';
  return isAnswer ? (value as Answer) : { status: 200, value };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as unknown);
}
