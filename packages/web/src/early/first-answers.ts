import type { Visit } from '@sallyport/server/contract';

/** How every page of data is asked for. */
export const askInit = {
  headers: { accept: 'application/json' },
  credentials: 'same-origin',
  redirect: 'error',
  cache: 'no-store',
} as const satisfies RequestInit;

const coming = new Map<string, Promise<Response>>();

/** The answer that was asked for before anybody wanted it; once, since it grows old. null where none was. */
export function takeFirstAnswer(path: string): Promise<Response> | null {
  const response = coming.get(path) ?? null;
  coming.delete(path);
  return response;
}

/**
 * Asks who is there, and then for `paths`, while the browser still reads the scripts that show them. Somebody without a
 * session is asked to log in first: what would be refused is not asked. Resolves to what was asked for, and never rejects.
 */
export async function askFirst(paths: readonly string[]): Promise<readonly string[]> {
  const visit = ask('/api/visit');
  try {
    const { person } = (await (await visit).clone().json()) as Visit;
    if (person !== null) for (const path of paths) void ask(path);
  } catch {
    // Whoever takes the answer meets the same trouble, and says it.
  }
  return [...coming.keys()];
}

function ask(path: string): Promise<Response> {
  const response = fetch(path, askInit);
  // It may be that nobody takes it.
  response.catch(() => undefined);
  coming.set(path, response);
  return response;
}
