import type { JSX } from 'react';
import { useKept } from '../app/kept.ts';
import { useRoleTitles } from '../app/role-titles.ts';
import { LongField, TextField } from '../parts/field.tsx';
import type { FormProps } from './form-for.tsx';
import { FormShell, reasonMissing } from './form-shell.tsx';

export function VoteForm({ task, busy, onWish }: FormProps<'vote'>): JSX.Element {
  const [reason, setReason] = useKept(`reason vote ${task.answer}`);
  const titleOf = useRoleTitles();
  const { answer } = task;
  const given = reason.trim() === '' ? null : reason.trim();
  return (
    <FormShell
      busy={busy}
      missing={answer === 'no-go' || given !== null ? reasonMissing(reason) : null}
      onDone={() => onWish({ act: 'vote', answer, reason: given })}
    >
      <p>
        You say <b className={answer === 'go' ? 'go' : 'no'}>{answer === 'go' ? 'GO' : 'NO-GO'}</b>
        {task.roles.length > 0 && <> for {task.roles.map(titleOf).join(', ')}</>}.{' '}
        {answer === 'go'
          ? 'There is no conditional go: a condition is a waiver with an owner and a date.'
          : 'A no-go stands, through new polls and changes of role, until you vote again or withdraw it.'}
      </p>
      <LongField
        label={answer === 'no-go' ? 'Reason' : 'Remark, if any'}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        required={answer === 'no-go'}
      />
    </FormShell>
  );
}

export function KickoffForm({ busy, onWish }: FormProps<'kickoff'>): JSX.Element {
  const [title, setTitle] = useKept('kickoff title');
  const given = title.trim();
  return (
    <FormShell
      busy={busy}
      missing={given.length > 0 && given.length < 3 ? 'Three letters at least, or none.' : null}
      onDone={() => onWish({ act: 'kickoff', title: given === '' ? null : given })}
    >
      <p>
        You open the meeting and chair it. Everybody who holds a role is invited; the agenda comes from the gate file.
      </p>
      <TextField label="Title" hint="Empty: as the gate file says." value={title} onChange={setTitle} maxLength={200} />
    </FormShell>
  );
}

const deadlines = [
  ['PT1H', 'one hour'],
  ['PT24H', 'one day'],
  ['P3D', 'three days'],
] as const;

export function PollForm({ busy, onWish }: FormProps<'poll'>): JSX.Element {
  const [deadline, setDeadline] = useKept('poll deadline', 'PT24H');
  return (
    <FormShell busy={busy} missing={null} onDone={() => onWish({ act: 'poll', deadline })}>
      <p>
        The roll call is about a snapshot of this moment. If what it rests on changes before everybody has answered, it
        is void and says what changed. Who does not answer in time has not said GO.
      </p>
      <fieldset className="choice">
        <legend>Time to answer</legend>
        {deadlines.map(([value, words]) => (
          <label key={value}>
            <input type="radio" name="deadline" checked={deadline === value} onChange={() => setDeadline(value)} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
    </FormShell>
  );
}
