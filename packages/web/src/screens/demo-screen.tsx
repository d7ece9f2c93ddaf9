import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useEffect, useRef, useState } from 'react';
import { send } from '../api/request.ts';
import { sessionChanged } from '../app/session.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';

/** A link that `sallyport serve` printed for a demo record: it logs in as one of its people. */
export function Screen(): JSX.Element {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const started = useRef(false);
  useEffect(() => {
    // A token is spent by looking at it once; React looks twice while developing.
    if (started.current) return;
    started.current = true;
    async function enter(): Promise<void> {
      try {
        await send('/api/login/demo', { token: location.hash.slice(1) });
        await sessionChanged(client);
        await navigate({ to: '/', replace: true });
      } catch (cause) {
        setError(cause);
      }
    }
    void enter();
  }, [client, navigate]);
  return (
    <section className="narrow">
      <PageTitle title="Playing a role" />
      {error === null ? <p role="status">Opening the demo record…</p> : <ProblemNote error={error} />}
    </section>
  );
}
