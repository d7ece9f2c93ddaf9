import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useEffect, useRef, useState } from 'react';
import { send } from '../api/request.ts';
import { sessionChanged, useLogIn, usePerson } from '../app/session.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';

const demoMark = '#demo=';

export function Screen(): JSX.Element {
  const [token] = useState(() => (location.hash.startsWith(demoMark) ? location.hash.slice(demoMark.length) : null));
  return <section className="narrow">{token === null ? <ByPasskey /> : <ByDemoLink token={token} />}</section>;
}

function ByPasskey(): JSX.Element {
  const navigate = useNavigate();
  const person = usePerson();
  const login = useLogIn(() => void navigate({ to: '/' }));
  return (
    <>
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
    </>
  );
}

/** A link that `sallyport serve` printed for a demo record: it logs in as one of its people. */
function ByDemoLink({ token }: { readonly token: string }): JSX.Element {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const started = useRef(false);
  useEffect(() => {
    // React runs effects twice while developing; one session is enough.
    if (started.current) return;
    started.current = true;
    async function enter(): Promise<void> {
      try {
        await send('/api/login/demo', { token });
        await sessionChanged(client);
        await navigate({ to: '/', replace: true });
      } catch (cause) {
        setError(cause);
      }
    }
    void enter();
  }, [client, navigate, token]);
  return (
    <>
      <PageTitle title="Playing a role" />
      {error === null ? <p role="status">Opening the demo record…</p> : <ProblemNote error={error} />}
    </>
  );
}
