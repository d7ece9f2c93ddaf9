import type { SessionList } from '@sallyport/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { send } from '../api/request.ts';
import { Ago } from '../parts/ago.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';

export function Screen(): JSX.Element {
  const page = usePage('/api/sessions');
  return (
    <>
      <PageTitle title="Where I am logged in">
        <p className="soft">A session cannot sign anything: for that your passkey is asked each time.</p>
      </PageTitle>
      <Loaded query={page}>{(data) => <Sessions page={data} />}</Loaded>
    </>
  );
}

function Sessions({ page }: { readonly page: SessionList }): JSX.Element {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => send(`/api/sessions/${id}`, {}, 'DELETE'),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <>
      <ul className="rows">
        {page.sessions.map((session) => (
          <li className="row wide" key={session.id}>
            <div>
              <b>
                {session.browser}
                {session.current && ' · this one'}
              </b>
              <p className="soft">
                since <Ago at={session.started} />, last used <Ago at={session.used} />
              </p>
            </div>
            <div className="do">
              <button type="button" onClick={() => end.mutate(session.id)} disabled={end.isPending}>
                {session.current ? 'Log out here' : 'End it'}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {end.error !== null && <ProblemNote error={end.error} />}
    </>
  );
}
