import type { KickoffPage } from '@sallyport/server/contract';
import { type JSX, useState } from 'react';
import { useKept } from '../../app/kept.ts';
import { useSign } from '../../app/sign-task.ts';
import { Ago } from '../../parts/ago.tsx';
import { LongField } from '../../parts/field.tsx';
import { RenderedDocument } from '../../parts/rendered-document.tsx';
import { StatementLink } from '../../parts/short-digest.tsx';

/** The minutes as they form, and their approval by those who were there. */
export function Minutes({ page }: { readonly page: KickoffPage }): JSX.Element {
  const sign = useSign();
  const { minutes, mine } = page;
  return (
    <section aria-labelledby="minutes">
      <div className="section-head">
        <h2 id="minutes">Minutes</h2>
        <span className="soft">
          {minutes.statement === null ? (
            minutes.html === '' ? (
              'not begun'
            ) : (
              'as they form'
            )
          ) : (
            <>
              published <StatementLink digest={minutes.statement} />
              {minutes.approved ? ', approved' : `, waiting for ${minutes.needed.map(({ name }) => name).join(', ')}`}
            </>
          )}
        </span>
      </div>
      {minutes.html === '' ? (
        <p className="lead rule">
          They begin when the kickoff is opened: attendance, the waivers that were read out, every answer of the roll
          call and the verdict are written down from the record. After the roll call they are published, and everybody
          who voted approves them.
        </p>
      ) : (
        <div className="paper" tabIndex={0} role="group" aria-label="Text of the minutes">
          <RenderedDocument html={minutes.html} level={2} />
        </div>
      )}
      {minutes.approvals.length > 0 && (
        <ul className="lines">
          {minutes.approvals.map((each) => (
            <li key={each.statement}>
              <b className={each.stands ? 'go' : 'old'}>
                {each.answer}
                {!each.stands && ', no longer stands'}
              </b>{' '}
              by {each.person.name}, <Ago at={each.time} />
              {each.reason !== null && <>: “{each.reason}”</>}
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        {mine.canApprove && (
          <button
            type="button"
            className="primary"
            onClick={() =>
              sign({
                act: 'answer',
                title: 'Approve the minutes',
                about: ['minutes'],
                names: [{ about: 'minutes', title: `The minutes, ${minutes.path}` }],
                documents: [minutes.path],
              })
            }
          >
            Approve the minutes
          </button>
        )}
      </div>
      {mine.canPublishMinutes && <Publish path={minutes.path} />}
    </section>
  );
}

function Publish({ path }: { readonly path: string }): JSX.Element {
  const sign = useSign();
  const [open, setOpen] = useState(false);
  const [text, setText] = useKept('minutes text');
  if (!open) {
    return (
      <div className="actions">
        <button type="button" onClick={() => setOpen(true)}>
          Publish the minutes
        </button>
      </div>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sign({
          act: 'ready',
          title: 'Publish the minutes',
          intro: `All papers are written from what happened. Those who voted then approve ${path}.`,
          wish: { act: 'minutes', text: text.trim() === '' ? null : text },
        });
      }}
    >
      <LongField
        label="What was said, in your words"
        hint="Markdown. It stands beside what the record generates, and approvals bind both. Empty: the record alone speaks."
        value={text}
        onChange={setText}
        rows={8}
        maxLength={200_000}
      />
      <div className="actions">
        <button className="primary">Go on</button>
      </div>
    </form>
  );
}
