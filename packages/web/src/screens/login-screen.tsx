import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useLogIn, usePerson } from '../app/session.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';

export function Screen(): JSX.Element {
  const navigate = useNavigate();
  const person = usePerson();
  const login = useLogIn(() => void navigate({ to: '/' }));
  return (
    <section className="narrow">
      <PageTitle title="Log in" />
      {person ? (
        <p>You are logged in as {person.name}.</p>
      ) : (
        <>
          <p>
            There are no passwords here. Use the passkey that you made when you were invited: your fingerprint, your
            face, or a security key.
          </p>
          <button type="button" className="primary" onClick={login.start} disabled={login.busy}>
            {login.busy ? 'Waiting for your passkey…' : 'Log in with a passkey'}
          </button>
          {login.error !== null && <ProblemNote error={login.error} />}
          <p className="fine">
            Logging in signs nothing. For signatures you have a second passkey, which is asked once for each statement.
            Lost them both? Ask somebody who may enrol people: two of them make a new invitation.
          </p>
        </>
      )}
    </section>
  );
}
