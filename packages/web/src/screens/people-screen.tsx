import type { PeoplePage } from '@sallyport/server/contract';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { EndSessions } from './people/end-sessions.tsx';
import { InviteForm } from './people/invite-form.tsx';
import { Invited } from './people/invited.tsx';

const grades: { readonly [G in PeoplePage['duty']['grade']]: string } = {
  A: 'every role is held by somebody else',
  B: 'the roles are apart, with something that weakens it',
  C: 'one person holds roles that should be apart',
  S: 'one person sits in every chair',
};

export function Screen(): JSX.Element {
  const page = usePage('/api/people');
  return <Loaded query={page}>{(data) => <People page={data} />}</Loaded>;
}

function People({ page }: { readonly page: PeoplePage }): JSX.Element {
  const names = new Map(page.people.map(({ id, name }) => [id, name]));
  return (
    <>
      <div className="heading">
        <b className="grade" aria-hidden="true">
          {page.duty.grade}
        </b>
        <PageTitle title={`Duty grade ${page.duty.grade}: ${grades[page.duty.grade]}`}>
          <ul className="lines soft">
            {page.duty.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </PageTitle>
      </div>
      <Root root={page.root} />
      <section aria-labelledby="people">
        <h2 id="people">People</h2>
        {page.people.length === 0 ? (
          <p className="soft">Nobody is in the trust root yet.</p>
        ) : (
          <div className="scroll" tabIndex={0} role="group" aria-labelledby="people">
            <table>
              <thead>
                <tr>
                  <th scope="col">Person</th>
                  <th scope="col">Roles</th>
                  <th scope="col">Keys</th>
                  <th scope="col">Vouched for by</th>
                  {page.mine.canInvite && <th scope="col">Sessions</th>}
                </tr>
              </thead>
              <tbody>
                {page.people.map((person) => (
                  <tr key={person.id}>
                    <th scope="row">
                      {person.name} <span className="soft">{person.id}</span>
                    </th>
                    <td>{person.roles.map((role) => titleOf(page, role)).join(', ')}</td>
                    <td>
                      {person.keys.map((key) => (
                        <div key={key.fingerprint}>
                          <code>{key.fingerprint.slice(0, 19)}…</code>{' '}
                          {key.presence === 'proved' ? 'presence proved' : 'key file'}
                          {key.actor !== 'Human' && ` · ${key.actor}`}
                          {key.status !== 'active' && <b className="no"> · {key.status}</b>}
                        </div>
                      ))}
                    </td>
                    <td>
                      {person.vouchedBy === person.id ? 'founded' : (names.get(person.vouchedBy) ?? person.vouchedBy)}
                    </td>
                    {page.mine.canInvite && (
                      <td>
                        <EndSessions person={person} />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <Roles page={page} names={names} />
      <Invited page={page} />
      {page.mine.canInvite && <InviteForm roles={page.roles} />}
      <section aria-labelledby="machines">
        <h2 id="machines">Machines</h2>
        <ul className="lines">
          {page.runners.map(({ id, fingerprint, seals }) => (
            <li key={id}>
              <b>{id}</b> <code>{fingerprint.slice(0, 19)}…</code> {seals ? 'looks and seals' : 'looks'}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Root({ root }: { readonly root: PeoplePage['root'] }): JSX.Element {
  if (root === null) return <p className="lead">There is no trust root yet: nothing that anybody signs can count.</p>;
  return (
    <p className="soft">
      Trust root {root.version} of <code>{root.origin}</code>, <code>{root.fingerprint.slice(0, 16)}</code> · a new one
      needs {root.threshold} signatures
    </p>
  );
}

function Roles({
  page,
  names,
}: {
  readonly page: PeoplePage;
  readonly names: ReadonlyMap<string, string>;
}): JSX.Element {
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">Roles</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="roles">
        <table>
          <thead>
            <tr>
              <th scope="col">Role</th>
              <th scope="col">Held by</th>
              <th scope="col">In the roll call</th>
            </tr>
          </thead>
          <tbody>
            {page.roles.map((role) => (
              <tr key={role.id}>
                <th scope="row">
                  {role.title} <span className="soft">{role.id}</span>
                </th>
                <td>
                  {role.persons.length === 0 ? (
                    <b className={role.required ? 'no' : 'soft'}>nobody</b>
                  ) : (
                    role.persons.map((id) => names.get(id) ?? id).join(', ')
                  )}
                </td>
                <td>
                  {role.required ? 'required' : 'not required'}
                  {role.needed !== null && `, ${role.needed} of ${role.persons.length} must say GO`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function titleOf(page: PeoplePage, role: string): string {
  return page.roles.find(({ id }) => id === role)?.title ?? role;
}
