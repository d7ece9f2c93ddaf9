import type { KickoffPage } from '@sallyport/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect, useState } from 'react';
import { usePage } from '../../api/pages.ts';
import { send } from '../../api/request.ts';
import { useRoleTitles } from '../../app/role-titles.ts';
import { Mark } from '../../parts/mark.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

const every = 60_000;

/** Who is in the room. Being here counts for nobody's answer: only a vote is attendance in the record. */
export function Attendance({ page }: { readonly page: KickoffPage }): JSX.Element {
  const me = usePage('/api/visit').data?.person?.id;
  const titleOf = useRoleTitles(true);
  const client = useQueryClient();
  const [staying, setStaying] = useState(false);
  const come = useMutation({
    mutationFn: () => send('/api/attendance'),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/api/kickoff'] }),
  });
  const { mutate } = come;
  useEffect(() => {
    if (!staying) return;
    const timer = setInterval(() => mutate(), every);
    return () => clearInterval(timer);
  }, [staying, mutate]);
  const here = page.attendance.some(({ person, here: present }) => person.id === me && present);
  const invited = page.attendance.some(({ person }) => person.id === me);
  return (
    <section aria-labelledby="attendance">
      <h2 id="attendance">In the room</h2>
      <ul className="stations">
        {page.attendance.map(({ person, roles, here: present, spoke }) => (
          <li key={person.id}>
            <Mark kind={spoke ? 'go' : present ? 'wait' : 'silent'} label="" />
            <div>
              <b>{person.id === me ? `${person.name} (you)` : person.name}</b>
              <span>{roles.map(titleOf).join(', ')}</span>
            </div>
            <strong className={spoke ? 'go' : present ? 'wait' : 'unknown'}>
              {spoke ? 'answered' : present ? 'here' : 'not here'}
            </strong>
          </li>
        ))}
      </ul>
      {invited && !here && (
        <button
          type="button"
          disabled={come.isPending}
          onClick={() => {
            setStaying(true);
            mutate();
          }}
        >
          I am here
        </button>
      )}
      {come.error !== null && <ProblemNote error={come.error} />}
    </section>
  );
}
