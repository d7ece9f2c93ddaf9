import type { CriterionPage } from '@sallyport/server/contract';
import type { JSX } from 'react';
import { Ago } from '../../parts/ago.tsx';
import { Mark } from '../../parts/mark.tsx';
import { StatementLink } from '../../parts/short-digest.tsx';
import { counted, markOf, stateWord } from '../../parts/state-words.ts';
import { Findings } from './findings.tsx';

type FacetView = CriterionPage['facets'][number];

export function Facet({ facet }: { readonly facet: FacetView }): JSX.Element {
  const { coverage, facts } = facet;
  const known = Object.entries(facts);
  const name = `facet-${facet.id.replaceAll(/[^\w-]/gu, '-')}`;
  return (
    <section aria-labelledby={name} className="facet">
      <div className="section-head">
        <h2 id={name}>
          <Mark kind={markOf(facet.state, facet.waived)} label="" /> <code>{facet.id}</code> {facet.by}
        </h2>
        <b className={markOf(facet.state, facet.waived)}>{stateWord(facet.state, facet.waived)}</b>
      </div>
      <p>{facet.summary}</p>
      <p className="soft">
        {facet.observedAt !== null && (
          <>
            looked <Ago at={facet.observedAt} />
            {facet.left !== null && `, ${Math.round(facet.left * 100)} % of its age left`}
          </>
        )}
        {facet.vantage !== null && ` · from ${facet.vantage}`}
        {coverage !== null &&
          ` · looked at ${coverage.looked} of ${counted(coverage.total, coverage.unit, coverage.unit)}`}
        {facet.evidence.length > 0 && ' · evidence '}
        {facet.evidence.map((digest) => (
          <StatementLink key={digest} digest={digest} />
        ))}
      </p>
      {facet.findings.length > 0 && <Findings findings={facet.findings} name={`Findings of ${facet.id}`} />}
      {facet.signoffs.length > 0 && <SignOffs signoffs={facet.signoffs} />}
      {known.length > 0 && (
        <details>
          <summary>{counted(known.length, 'fact')} observed</summary>
          <dl className="facts">
            {known.map(([fact, value]) => (
              <div key={fact}>
                <dt>{fact}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function SignOffs({ signoffs }: { readonly signoffs: FacetView['signoffs'] }): JSX.Element {
  return (
    <ul className="lines">
      {signoffs.map((each) => (
        <li key={`${each.statement} ${each.role ?? ''}`}>
          <b className={each.answer === 'rejected' ? 'no' : each.stands ? 'go' : 'old'}>
            {each.answer}
            {!each.stands && ', no longer stands'}
          </b>{' '}
          by {each.person.name}
          {each.role !== null && ` as ${each.role}`}, <Ago at={each.time} />
          {each.reason !== null && <>: “{each.reason}”</>}{' '}
          <span className="soft">
            {each.presence === 'proved' ? 'presence proved' : 'key file'} · <StatementLink digest={each.statement} />
          </span>
        </li>
      ))}
    </ul>
  );
}
