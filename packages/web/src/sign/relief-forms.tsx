import { type JSX, useState } from 'react';
import { useKept } from '../app/kept.ts';
import { serverNow } from '../app/server-clock.ts';
import { LongField, TextField } from '../parts/field.tsx';
import { counted } from '../parts/state-words.ts';
import type { FormProps } from './form-for.tsx';
import { FormShell, reasonMissing } from './form-shell.tsx';

const day = 86_400_000;
/** As the server takes them: each asks the passkey once. */
const mostAtOnce = 20;

/** A waiver covers findings by name, for a time; it never hides them. */
export function WaiveForm({ task, busy, onWish }: FormProps<'waive'>): JSX.Element {
  const { criterion } = task;
  const facets = criterion.facets.filter(({ findings }) => findings.some(({ waived }) => !waived));
  const [facetId, setFacetId] = useState(facets[0]?.id ?? '');
  const findings = facets.find(({ id }) => id === facetId)?.findings.filter(({ waived }) => !waived) ?? [];
  const [left, setLeft] = useState<readonly string[]>([]);
  const [reason, setReason] = useKept(`reason waive ${criterion.id}`);
  const [until, setUntil] = useKept(`until waive ${criterion.id}`, dateIn(14));
  const chosen = findings.map(({ fingerprint }) => fingerprint).filter((each) => !left.includes(each));
  const missing = chosen.length === 0 ? 'Choose at least one finding.' : (dateMissing(until) ?? reasonMissing(reason));
  return (
    <FormShell
      busy={busy}
      missing={missing}
      onDone={() =>
        onWish({
          act: 'waive',
          criterion: criterion.id,
          facet: facetId,
          findings: [...new Set(chosen)].toSorted(),
          reason: reason.trim(),
          expires: `${until}T00:00:00Z`,
        })
      }
    >
      <p>
        You ask for it; another person who holds the role {criterion.ownerTitle} approves it. The findings stay on the
        board as failed <em>and</em> waived, and the waiver is read out before the roll call.
      </p>
      {facets.length > 1 && (
        <fieldset className="choice">
          <legend>Facet</legend>
          {facets.map(({ id }) => (
            <label key={id}>
              <input type="radio" name="facet" checked={facetId === id} onChange={() => setFacetId(id)} />
              <span>{id}</span>
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className="choice">
        <legend>Findings</legend>
        {findings.map(({ fingerprint, what, place }) => (
          <label key={fingerprint}>
            <input
              type="checkbox"
              checked={!left.includes(fingerprint)}
              onChange={(event) =>
                setLeft(event.target.checked ? left.filter((each) => each !== fingerprint) : [...left, fingerprint])
              }
            />
            <span>
              {what} <code>{place}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField label="Until (midnight UTC)" type="date" value={until} onChange={setUntil} required />
      <LongField label="Reason" value={reason} onChange={setReason} maxLength={2000} required />
    </FormShell>
  );
}

/** A deviation says beforehand where the gate file does less than its profile. */
export function DeviateForm({ task, busy, onWish }: FormProps<'deviate'>): JSX.Element {
  const all = firstRound(task.rows);
  const later = new Set(task.rows.map(({ criterion }) => criterion)).size - all.length;
  const [left, setLeft] = useState<readonly string[]>([]);
  const criteria = all.filter((each) => !left.includes(each));
  const [reason, setReason] = useKept(`reason deviate ${all.join(' ')}`);
  const [until, setUntil] = useKept(`until deviate ${all.join(' ')}`);
  const given = reason.trim();
  return (
    <FormShell
      busy={busy}
      missing={
        criteria.length === 0
          ? 'Choose at least one.'
          : ((given === '' ? null : reasonMissing(reason)) ?? (until === '' ? null : dateMissing(until)))
      }
      onDone={() =>
        onWish({
          act: 'deviate',
          criteria,
          reason: given === '' ? null : given,
          expires: until === '' ? null : `${until}T00:00:00Z`,
        })
      }
    >
      <p>
        The gate file asks for less here than its profile. The owner of the criterion signs for it, and so does another
        person; until both have, the profile’s line holds.
        {later > 0 && ` For ${counted(later, 'more criterion', 'more criteria')} you sign afterwards.`}
      </p>
      <fieldset className="choice">
        <legend>What you sign for</legend>
        {all.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={!left.includes(id)}
              onChange={(event) => setLeft(event.target.checked ? left.filter((each) => each !== id) : [...left, id])}
            />
            <span>
              <b>{id}</b>{' '}
              {task.rows
                .filter(({ criterion }) => criterion === id)
                .map(({ line }) => line)
                .join('; ')}
            </span>
          </label>
        ))}
      </fieldset>
      <LongField
        label="Reason"
        hint="Empty: the reason that the gate file gives for each."
        value={reason}
        onChange={setReason}
        maxLength={2000}
      />
      <TextField
        label="Until (midnight UTC)"
        hint="Empty: for the whole phase."
        type="date"
        value={until}
        onChange={setUntil}
      />
    </FormShell>
  );
}

/** A statement each, and as many statements as are signed at once. */
function firstRound(rows: readonly { readonly criterion: string }[]): readonly string[] {
  return [...new Set(rows.map(({ criterion }) => criterion))].filter(
    (_, index, criteria) => rows.filter(({ criterion }) => criteria.indexOf(criterion) <= index).length <= mostAtOnce,
  );
}

function dateIn(days: number): string {
  return new Date(serverNow() + days * day).toISOString().slice(0, 10);
}

function dateMissing(text: string): string | null {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return 'Say until when.';
  return time > serverNow() ? null : 'That day is over: give a later one.';
}
