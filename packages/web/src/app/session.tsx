import type { LoginOptions, Visit } from '@sallyport/server/contract';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pageOptions, usePage } from '../api/pages.ts';
import { send } from '../api/request.ts';
import { logInWithPasskey } from '../signing/ask-passkey.ts';
import { fromBase64Url } from '../signing/bytes.ts';
import { recall, remember } from './kept.ts';
import { forgetOpened } from './opened-documents.ts';

export type Person = NonNullable<Visit['person']>;

/** Who is asking; null while nobody is logged in, undefined while that is not known yet. */
export function usePerson(): Person | null | undefined {
  return usePage('/api/visit').data?.person;
}

/** A new session: everything that was shown to somebody else, or to nobody, is asked for again. */
export async function sessionChanged(client: QueryClient): Promise<void> {
  const { person } = await client.fetchQuery({ ...pageOptions('/api/visit'), staleTime: 0 });
  const before = recall(localStorage, 'person');
  if (person !== null) {
    if (before !== null && before !== person.id) forgetOpened();
    remember(localStorage, 'person', person.id);
  }
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/visit', type: 'inactive' });
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/visit' });
}

export interface LogIn {
  readonly busy: boolean;
  readonly error: unknown;
  start(): void;
}

/** Login with a passkey: no name is asked for, the passkey knows it. */
export function useLogIn(done?: () => void): LogIn {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function run(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const { challenge, rpId, timeout } = await send<LoginOptions>('/api/login/options');
      await send('/api/login', await logInWithPasskey(fromBase64Url(challenge), rpId, timeout));
      await sessionChanged(client);
      done?.();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  }
  return { busy, error, start: () => void run() };
}

export function useLogOut(): () => void {
  const client = useQueryClient();
  async function run(): Promise<void> {
    try {
      await send('/api/logout');
    } finally {
      // Whatever the server answered, this browser stops showing what only one person may see.
      client.clear();
      await client.fetchQuery({ ...pageOptions('/api/visit'), staleTime: 0 });
    }
  }
  return () => void run().catch(() => location.assign('/login'));
}
