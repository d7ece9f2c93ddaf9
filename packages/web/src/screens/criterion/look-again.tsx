import type { LookStarted } from '@sallyport/server/contract';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { send } from '../../api/request.ts';
import { Ago } from '../../parts/ago.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** Evidence can be looked for now, instead of when it comes of age. The result arrives by the events. */
export function LookAgain({ criteria }: { readonly criteria: readonly string[] }): JSX.Element {
  const look = useMutation({ mutationFn: () => send<LookStarted>('/api/look', { criteria }) });
  return (
    <>
      <button type="button" onClick={() => look.mutate()} disabled={look.isPending}>
        Look again now
      </button>
      <span role="status" className="soft">
        {look.data && (
          <>
            looking since <Ago at={look.data.since} />; this page follows
          </>
        )}
      </span>
      {look.error !== null && <ProblemNote error={look.error} />}
    </>
  );
}
