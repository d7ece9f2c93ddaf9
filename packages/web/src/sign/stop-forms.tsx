import { type JSX, useState } from 'react';
import { usePage } from '../api/pages.ts';
import { useKept } from '../app/kept.ts';
import { useRoleTitles } from '../app/role-titles.ts';
import { LongField } from '../parts/field.tsx';
import type { FormProps } from './form-for.tsx';
import { FormShell, reasonMissing } from './form-shell.tsx';

/** The hold of somebody on call: one reason, and at most the criteria that it is about. */
export function HoldForm({ busy, onWish }: FormProps<'hold'>): JSX.Element {
  const [reason, setReason] = useKept('reason hold');
  const [criteria, setCriteria] = useState<readonly string[]>([]);
  const titleOf = useRoleTitles(true);
  const failing = usePage('/api/board').data?.areas.flatMap(({ cells }) =>
    cells.filter(({ state }) => state !== 'met'),
  );
  return (
    <FormShell
      busy={busy}
      missing={reasonMissing(reason)}
      onDone={() => onWish({ act: 'hold', reason: reason.trim(), criteria: [...criteria] })}
    >
      <p>
        The door is held the moment this is signed, and stays so until the {titleOf('sre')} and the owners of what
        failed resume. You need nobody’s leave.
      </p>
      <LongField label="What is wrong" value={reason} onChange={setReason} maxLength={2000} required />
      {failing !== undefined && failing.length > 0 && (
        <fieldset className="choice columns">
          <legend>About, if you know</legend>
          {failing.map(({ id, title }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={criteria.includes(id)}
                onChange={(event) =>
                  setCriteria(event.target.checked ? [...criteria, id] : criteria.filter((each) => each !== id))
                }
              />
              <span>
                {id} {title}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </FormShell>
  );
}

export function ResumeForm({ task, busy, onWish }: FormProps<'resume'>): JSX.Element {
  const [reason, setReason] = useKept('reason resume');
  const [role, setRole] = useState(task.roles[0] ?? '');
  const titleOf = useRoleTitles();
  return (
    <FormShell
      busy={busy}
      missing={role === '' ? 'You hold none of the roles that this hold waits for.' : reasonMissing(reason)}
      onDone={() => onWish({ act: 'resume', role, reason: reason.trim() })}
    >
      <fieldset className="choice">
        <legend>As</legend>
        {task.roles.map((each) => (
          <label key={each}>
            <input type="radio" name="role" checked={role === each} onChange={() => setRole(each)} />
            <span>{titleOf(each)}</span>
          </label>
        ))}
      </fieldset>
      <LongField label="What changed" value={reason} onChange={setReason} maxLength={2000} required />
    </FormShell>
  );
}

export function WithdrawForm({ task, busy, onWish }: FormProps<'withdraw'>): JSX.Element {
  const [reason, setReason] = useKept(`reason withdraw ${task.statement}`);
  return (
    <FormShell
      busy={busy}
      missing={reasonMissing(reason)}
      onDone={() => onWish({ act: 'withdraw', statement: task.statement, reason: reason.trim() })}
    >
      <p>
        What you signed stays in the record, with this beside it. From then on{' '}
        <code>{task.statement.slice(0, 12)}</code> counts no more.
      </p>
      <LongField label="Reason" value={reason} onChange={setReason} maxLength={2000} required />
    </FormShell>
  );
}
