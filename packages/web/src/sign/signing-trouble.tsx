import type { JSX } from 'react';
import { WebError } from '../api/web-error.ts';
import { useLogIn } from '../app/session.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';

/** What went wrong, with the login at hand where the session ended in the middle. */
export function SigningTrouble({ error }: { readonly error: unknown }): JSX.Element {
  const login = useLogIn();
  const ended = error instanceof WebError && error.status === 401;
  return (
    <ProblemNote error={login.error ?? error}>
      {ended && (
        <button type="button" onClick={login.start} disabled={login.busy}>
          Log in again, and go on here
        </button>
      )}
    </ProblemNote>
  );
}
