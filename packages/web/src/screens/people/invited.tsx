import type { PeoplePage } from '@sallyport/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { send } from '../../api/request.ts';
import { useSign } from '../../app/sign-task.ts';
import { Ago } from '../../parts/ago.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { counted } from '../../parts/state-words.ts';
import { peopleOnScreen } from '../../signing/people-on-screen.ts';

/** Who was invited, and how far they are. Nobody enters the trust root whose six words nobody compared. */
export function Invited({ page }: { readonly page: PeoplePage }): JSX.Element | null {
  const sign = useSign();
  const [compared, setCompared] = useState<readonly string[]>([]);
  const { invited, mine } = page;
  const titleOf = (role: string): string => page.roles.find(({ id }) => id === role)?.title ?? role;
  const founding = page.root === null;
  const may = founding ? mine.canFound : mine.canEnrol;
  const chosen = invited.filter(({ person, state }) => state === 'ready to enrol' && compared.includes(person));
  if (invited.length === 0 && !mine.canFound) return null;
  function ask(): void {
    const persons = chosen.map(({ person }) => person);
    const names = chosen.map(({ name }) => name).join(', ');
    sign({
      act: 'ready',
      title: founding ? 'Found the trust root' : `Enrol ${names}`,
      intro: founding
        ? `Root 1 will hold ${names}, with the keys whose words you compared. Everybody in it signs it.`
        : `The next trust root will hold ${names} with these keys. It takes effect once enough people have signed it.`,
      wish: founding ? { act: 'found', persons } : { act: 'enrol', persons },
      people: peopleOnScreen(page, persons),
    });
  }
  return (
    <section aria-labelledby="invited">
      <h2 id="invited">Invited</h2>
      <ul className="rows">
        {invited.map((each) => (
          <li className="row wide" key={each.person}>
            <div>
              <h3>
                {each.name} <span className="soft">{each.person}</span>
              </h3>
              <p className="soft">
                {each.state}
                {each.roles.length > 0 && ` · ${each.roles.map(titleOf).join(', ')}`}
                {each.expires !== null && (
                  <>
                    {' '}
                    · link ends <Ago at={each.expires} />
                  </>
                )}
              </p>
              {each.words !== null && (
                <p>
                  <span className="words">{each.words}</span>
                  <br />
                  <span className="fine">{each.fingerprint}</span>
                </p>
              )}
              {each.state === 'awaiting approval' && mine.canInvite && <Approve person={each.person} />}
            </div>
            {each.state === 'ready to enrol' && may && (
              <label className="tick">
                <input
                  type="checkbox"
                  checked={compared.includes(each.person)}
                  onChange={(event) =>
                    setCompared(
                      event.target.checked
                        ? [...compared, each.person]
                        : compared.filter((person) => person !== each.person),
                    )
                  }
                />
                <span>I heard these six words from {each.name}</span>
              </label>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <div className="actions">
          <button type="button" className="primary" disabled={chosen.length === 0} onClick={ask}>
            {founding ? 'Found the trust root' : 'Enrol'} with {counted(chosen.length, 'person', 'people')}
          </button>
          <span className="soft">Let each of them read the words to you, by voice or face to face.</span>
        </div>
      )}
    </section>
  );
}

function Approve({ person }: { readonly person: string }): JSX.Element {
  const client = useQueryClient();
  const approve = useMutation({
    mutationFn: () => send('/api/invitations/approve', { person }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/api/people'] }),
  });
  return (
    <>
      <p>
        This replaces the passkeys of somebody who is in the trust root.{' '}
        <button type="button" className="small" onClick={() => approve.mutate()} disabled={approve.isPending}>
          I know of it, and approve
        </button>
      </p>
      {approve.error !== null && <ProblemNote error={approve.error} />}
    </>
  );
}
