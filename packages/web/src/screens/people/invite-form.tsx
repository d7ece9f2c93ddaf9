import type { InvitationLink, NewInvitation, PeoplePage } from '@sallyport/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { send } from '../../api/request.ts';
import { useKept } from '../../app/kept.ts';
import { Ago } from '../../parts/ago.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { TextField } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** A link that works once. It is shown once as well: nobody can read it out of the server later. */
export function InviteForm({ roles }: { readonly roles: PeoplePage['roles'] }): JSX.Element {
  const client = useQueryClient();
  const [name, setName] = useKept('invite name');
  const [person, setPerson] = useKept('invite person');
  const [email, setEmail] = useKept('invite email');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const invite = useMutation({
    mutationFn: (wish: NewInvitation) => send<InvitationLink>('/api/invitations', wish),
    onSuccess: async () => {
      setName(null);
      setPerson(null);
      setEmail(null);
      setChosen([]);
      await client.invalidateQueries({ queryKey: ['/api/people'] });
    },
  });
  const id = person.trim() === '' ? suggested(name) : person.trim();
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          const mail = email.trim();
          invite.mutate({ person: id, name: name.trim(), email: mail === '' ? null : mail, roles: [...chosen] });
        }}
      >
        <TextField label="Name" value={name} onChange={setName} required maxLength={200} />
        <TextField
          label="Short name"
          hint={`Stands in the record for ever, where the name can be erased. ${id === '' ? '' : `Now: ${id}`}`}
          value={person}
          onChange={setPerson}
          maxLength={32}
        />
        <TextField
          label="E-mail"
          hint="Empty: you bring them the link yourself."
          type="email"
          value={email}
          onChange={setEmail}
        />
        <fieldset className="choice columns">
          <legend>Roles</legend>
          {roles.map((role) => (
            <label key={role.id}>
              <input
                type="checkbox"
                checked={chosen.includes(role.id)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, role.id] : chosen.filter((each) => each !== role.id))
                }
              />
              <span>{role.title}</span>
            </label>
          ))}
        </fieldset>
        <div className="actions">
          <button disabled={invite.isPending || name.trim() === ''}>Make the link</button>
        </div>
      </form>
      {invite.error !== null && <ProblemNote error={invite.error} />}
      {invite.data !== undefined && (
        <div className="because wait" role="status">
          <p>
            <b>{invite.data.mailed ? 'The link was mailed.' : 'Give them this link.'}</b> It works once and ends{' '}
            <Ago at={invite.data.expires} />.
            {invite.data.needsApproval && ' Another person who may enrol has to approve it before it opens.'}
          </p>
          <p>
            <code className="long">{invite.data.link}</code> <CopyButton text={invite.data.link} what="the link" />
          </p>
        </div>
      )}
    </section>
  );
}

function suggested(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^[^a-z]+|-+$/gu, '')
    .slice(0, 32);
}
