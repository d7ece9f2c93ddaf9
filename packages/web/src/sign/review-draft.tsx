import type { Draft, Wish } from '@sallyport/server/contract';
import { type JSX, useEffect, useRef } from 'react';
import { useRoleTitles } from '../app/role-titles.ts';
import { counted } from '../parts/state-words.ts';
import { isList, isRecord, plainText } from '../signing/canonical.ts';
import type { CheckedStatement } from '../signing/check-draft.ts';
import { ReviewRoot } from './review-root.tsx';

/** Everything that is about to be signed, in full, and what this page checked itself before it asks. */
export function ReviewDraft({
  draft,
  statements,
  wish,
  names,
  busy,
  onSign,
  onBack,
}: {
  readonly draft: Draft;
  readonly statements: readonly CheckedStatement[];
  readonly wish: Wish;
  /** Titles of what is answered for, by what the statement calls it. */
  readonly names: ReadonlyMap<string, string>;
  readonly busy: boolean;
  readonly onSign: () => void;
  readonly onBack: () => void;
}): JSX.Element {
  const beginning = useRef<HTMLParagraphElement>(null);
  useEffect(() => beginning.current?.focus(), []);
  const unopened = draft.documents.filter(({ opened }) => !opened);
  return (
    <div className="review">
      <p className="lead" tabIndex={-1} ref={beginning}>
        {draft.meaning}
      </p>
      {draft.text !== null && (
        <>
          <h3>The text, whose digest you sign</h3>
          <pre className="shown" tabIndex={0} role="group" aria-label="The text that you sign">
            {draft.text}
          </pre>
        </>
      )}
      {draft.documents.length > 0 && (
        <>
          <h3>Documents behind it</h3>
          <ul className="lines">
            {draft.documents.map(({ path, opened }) => (
              <li key={path}>
                <code>{path}</code> <b className={opened ? 'go' : 'old'}>{opened ? 'opened' : 'not opened'}</b>
              </li>
            ))}
          </ul>
          {unopened.length > 0 && (
            <p className="notice">
              You have not opened {counted(unopened.length, 'document')} in this browser. You may sign; the record then
              says that you did not.
            </p>
          )}
        </>
      )}
      <h3>
        {statements.length === 1 ? 'What your key signs' : `What your key signs, in ${statements.length} statements`}
      </h3>
      {statements.map((statement) => (
        <Statement key={statement.digest} statement={statement} names={names} text={draft.text} />
      ))}
      <p className="fine">
        This page read the bytes itself: they are canonical, their digest is right, their author is you, and they say
        what stands above. {draft.more && 'Another round follows this one.'}
      </p>
      <div className="actions">
        <button
          type="button"
          className={verb(wish) === 'stop' ? 'primary stop' : 'primary'}
          onClick={onSign}
          disabled={busy}
        >
          {busy
            ? 'Waiting for your passkey…'
            : draft.credential === null
              ? 'Sign with the demo key'
              : 'Sign with my passkey'}
        </button>
        <button type="button" onClick={onBack} disabled={busy}>
          Back
        </button>
      </div>
    </div>
  );
}

function verb(wish: Wish): 'stop' | 'sign' {
  if (wish.act === 'hold') return 'stop';
  if (wish.act === 'vote') return wish.answer === 'no-go' ? 'stop' : 'sign';
  return wish.act === 'answer' && wish.answer === 'rejected' ? 'stop' : 'sign';
}

function Statement({
  statement,
  names,
  text,
}: {
  readonly statement: CheckedStatement;
  readonly names: ReadonlyMap<string, string>;
  readonly text: string | null;
}): JSX.Element {
  const titleOf = useRoleTitles();
  const { form, digest, value } = statement;
  const entries = isList(form.body['entries']) ? form.body['entries'].filter(isRecord) : [];
  return (
    <div className="statement">
      {form.type === 'trust' && <ReviewRoot body={form.body} text={text} />}
      {entries.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">About</th>
              <th scope="col">As</th>
              <th scope="col">Answer</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={`${plainText(entry['about'])} ${plainText(entry['role'])}`}>
                <td className="long">{names.get(plainText(entry['about'])) ?? plainText(entry['about'])}</td>
                <td>{entry['role'] === null ? 'yourself' : titleOf(plainText(entry['role']))}</td>
                <td>
                  <b>{plainText(entry['answer'])}</b>
                </td>
                <td>{entry['reason'] === null ? '' : plainText(entry['reason'])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary>
          {form.type} <code>{digest.slice(0, 16)}…</code>
        </summary>
        <pre className="shown" tabIndex={0} role="group" aria-label={`Bytes of the ${form.type}, written with spaces`}>
          {JSON.stringify(value, null, 2)}
        </pre>
      </details>
    </div>
  );
}
