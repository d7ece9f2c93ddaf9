import type { CriterionPage } from '@sallyport/server/contract';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useCriterion } from '../api/pages.ts';
import { useSign } from '../app/sign-task.ts';
import { Ago } from '../parts/ago.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { StatementLink } from '../parts/short-digest.tsx';
import { markOf, stateWord } from '../parts/state-words.ts';
import { Facet } from './criterion/facet.tsx';
import { LookAgain } from './criterion/look-again.tsx';
import { Particulars } from './criterion/particulars.tsx';

export function Screen(): JSX.Element {
  const { id } = useParams({ strict: false });
  const criterion = useCriterion(id ?? '');
  return <Loaded query={criterion}>{(data) => <Criterion criterion={data} />}</Loaded>;
}

function Criterion({ criterion }: { readonly criterion: CriterionPage }): JSX.Element {
  const { explanation } = criterion;
  return (
    <>
      <div className="heading">
        <Mark kind={markOf(criterion.state, criterion.waived)} label="" />
        <PageTitle title={`${criterion.id} ${criterion.title}`}>
          <p className="soft">
            <Link to="/board">Board</Link> · {criterion.area} · <b>{stateWord(criterion.state, criterion.waived)}</b> ·{' '}
            {criterion.required ? 'required' : 'recommended'}
            {criterion.floor && ' · floor criterion: never waived, never dropped'}
          </p>
        </PageTitle>
      </div>
      <p className="lead">{criterion.asks}</p>
      {explanation !== null && criterion.state !== 'met' && (
        <p className={`because ${markOf(criterion.state, criterion.waived)}`}>
          <b>{explanation.reason}</b> {explanation.place !== null && <code>{explanation.place}</code>}
          <br />
          <span className="soft">
            {explanation.mine ? 'You' : explanation.ownerTitle}: {explanation.action}
          </span>
        </p>
      )}
      <Acts criterion={criterion} />
      <div className="two">
        <div>
          {criterion.facets.map((facet) => (
            <Facet key={facet.id} facet={facet} />
          ))}
          <History history={criterion.history} />
        </div>
        <Particulars criterion={criterion} />
      </div>
    </>
  );
}

function Acts({ criterion }: { readonly criterion: CriterionPage }): JSX.Element {
  const sign = useSign();
  const { id, title, mine } = criterion;
  const documents = criterion.documents.map(({ path }) => path);
  return (
    <div className="actions">
      {mine.canAnswer && (
        <button
          type="button"
          className="primary"
          onClick={() =>
            sign({
              act: 'answer',
              title: `Answer for ${id}`,
              about: [id],
              names: [{ about: id, title: `${id} ${title}` }],
              documents,
            })
          }
        >
          Answer
        </button>
      )}
      {mine.canLook && <LookAgain criteria={[id]} />}
      {mine.canAskWaiver && criterion.waivable && (
        <button type="button" onClick={() => sign({ act: 'waive', title: `Ask for a waiver of ${id}`, criterion })}>
          Ask for a waiver
        </button>
      )}
      {mine.canDeviate && (
        <button
          type="button"
          onClick={() => sign({ act: 'deviate', title: `Deviation of ${id}`, rows: [{ criterion: id, line: title }] })}
        >
          Sign for the deviation
        </button>
      )}
    </div>
  );
}

function History({ history }: { readonly history: CriterionPage['history'] }): JSX.Element {
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      {history.length === 0 ? (
        <p className="soft">No statement is about it yet.</p>
      ) : (
        <ul className="lines">
          {history.map((each) => (
            <li key={each.statement}>
              <Ago at={each.time} /> · {each.what} <span className="soft">{each.type}</span> by {each.by} ·{' '}
              <StatementLink digest={each.statement} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
