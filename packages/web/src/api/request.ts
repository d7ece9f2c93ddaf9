import type { Problem } from '@sallyport/server/contract';
import { noteServerTime } from '../app/server-clock.ts';
import { askInit, takeFirstAnswer } from '../early/first-answers.ts';
import { WebError } from './web-error.ts';

/** Asks for one page of data. Throws WebError. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const first = takeFirstAnswer(path);
  return await answered<T>(() => first ?? fetch(path, { ...askInit, ...(signal ? { signal } : {}) }));
}

/** Sends a wish and gives the answer; null where the server has nothing to say. Throws WebError. */
export async function send<T>(path: string, body: object = {}, method: 'POST' | 'DELETE' = 'POST'): Promise<T> {
  const headers = { ...askInit.headers, 'content-type': 'application/json' };
  return await answered<T>(() => fetch(path, { ...askInit, method, headers, body: JSON.stringify(body) }));
}

async function answered<T>(request: () => Promise<Response>): Promise<T> {
  let response: Response;
  try {
    response = await request();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    const detail = 'The server does not answer.';
    throw new WebError(
      { code: 'WEB_NO_ANSWER', status: 0, detail, action: 'What you typed is kept. Try again.' },
      cause,
    );
  }
  noteServerTime(response.headers.get('date'));
  if (response.status === 204) return null as T;
  const text = await response.text();
  const value = parsed(text);
  if (response.ok && value !== undefined) return value as T;
  throw new WebError(isProblem(value) ? value : unexpected(response.status));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: some proxy answered. The status says what is known.
    return undefined;
  }
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'detail' in value &&
    'code' in value &&
    typeof value.detail === 'string' &&
    typeof value.code === 'string'
  );
}

function unexpected(status: number): Problem {
  return {
    type: 'about:blank',
    title: 'Unexpected answer',
    status,
    code: 'WEB_UNEXPECTED_ANSWER',
    detail: `The server answered with status ${status} and nothing that this page understands.`,
    action: 'Try again. If it stays so, tell whoever runs this server.',
  };
}
