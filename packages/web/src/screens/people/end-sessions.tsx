import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { send } from '../../api/request.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** Logs somebody out everywhere, as when a laptop is lost. It takes two presses, since it takes work away from people. */
export function EndSessions({
  person,
}: {
  readonly person: { readonly id: string; readonly name: string };
}): JSX.Element {
  const [asked, setAsked] = useState(false);
  const end = useMutation({
    mutationFn: () => send(`/api/people/${encodeURIComponent(person.id)}/sessions`, {}, 'DELETE'),
  });
  if (end.isSuccess) return <span role="status">logged out everywhere</span>;
  return (
    <>
      <button
        type="button"
        className={asked ? 'small stop' : 'small'}
        disabled={end.isPending}
        // Text that only readers hear would stand beyond the edge of a table that scrolls.
        aria-label={asked ? `Yes, log out ${person.name}` : `Log out everywhere: ${person.name}`}
        onClick={() => (asked ? end.mutate() : setAsked(true))}
      >
        {asked ? 'Yes, log out' : 'Log out everywhere'}
      </button>
      {end.error !== null && <ProblemNote error={end.error} />}
    </>
  );
}
