import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { usePage } from '../api/pages.ts';
import { useKept } from '../app/kept.ts';
import { type OpenedDocument, useOpened } from '../app/opened-documents.ts';
import { LongField } from '../parts/field.tsx';
import type { FormProps } from './form-for.tsx';
import { FormShell, reasonMissing } from './form-shell.tsx';

/** Accept, or reject with a reason; with the documents at hand and what was opened of them. */
export function AnswerForm({ task, busy, onWish }: FormProps<'answer'>): JSX.Element {
  const [reason, setReason] = useKept(`reason answer ${task.about.join(' ')}`);
  // A reason that was typed before is shown again, after a refusal as after a reload; it is let go with the signature.
  const [answer, setAnswer] = useState<'accepted' | 'rejected' | null>(reason === '' ? null : 'rejected');
  const listed = usePage('/api/documents');
  // Before the list is there nothing would count as opened, and the signature would say so for good.
  const looking = listed.isPending && task.documents.length > 0;
  const opened = openedNow(useOpened(), listed.data?.documents ?? [], task.documents);
  const missing =
    answer === null ? 'Choose whether you accept or reject.' : answer === 'rejected' ? reasonMissing(reason) : null;
  return (
    <FormShell
      busy={busy || looking}
      missing={missing}
      onDone={() => {
        if (answer === null) return;
        const given = answer === 'rejected' ? reason.trim() : null;
        onWish({ act: 'answer', about: [...task.about], answer, reason: given, opened: [...opened] });
      }}
    >
      <ul className="lines">
        {task.names.map(({ about, title }) => (
          <li key={about}>{title}</li>
        ))}
      </ul>
      {task.documents.length > 0 && (
        <>
          <h3>Read first</h3>
          <ul className="lines">
            {task.documents.map((path) => {
              const done = opened.some(({ name }) => name === path);
              return (
                <li key={path}>
                  <Link to="/documents/$" params={{ _splat: path }} target="_blank">
                    {path}
                  </Link>{' '}
                  <b className={done ? 'go' : 'old'}>{done ? 'opened, in today’s version' : 'not opened'}</b>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <fieldset className="choice">
        <legend>Your answer</legend>
        <label>
          <input type="radio" name="answer" checked={answer === 'accepted'} onChange={() => setAnswer('accepted')} />
          <span>
            <b>I accept</b> what is shown to me, as it stands.
          </span>
        </label>
        <label>
          <input type="radio" name="answer" checked={answer === 'rejected'} onChange={() => setAnswer('rejected')} />
          <span>
            <b>I reject</b> it, for the reason that I give.
          </span>
        </label>
      </fieldset>
      {answer === 'rejected' && (
        <LongField label="Reason" value={reason} onChange={setReason} maxLength={2000} required />
      )}
    </FormShell>
  );
}

/** Opened documents that the answer is about and that are still the same bytes. */
function openedNow(
  opened: readonly OpenedDocument[],
  current: readonly { readonly path: string; readonly sha256: string | null }[],
  wanted: readonly string[],
): readonly OpenedDocument[] {
  return opened.filter(
    ({ name, sha256 }) => wanted.includes(name) && current.some((each) => each.path === name && each.sha256 === sha256),
  );
}
