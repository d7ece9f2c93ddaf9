import type { ClaimsPage } from '@sallyport/server/contract';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Looked } from '../parts/looked.tsx';
import { Mark, type MarkKind } from '../parts/mark.tsx';
import { PageTitle } from '../parts/page-title.tsx';

type Verdict = ClaimsPage['claims'][number]['verdict'];
const order: readonly Verdict[] = ['contradicted', 'unsupported', 'not checkable', 'supported'];
const marks: { readonly [V in Verdict]: MarkKind } = {
  contradicted: 'no',
  unsupported: 'old',
  'not checkable': 'unknown',
  supported: 'go',
};

/** What earlier logs and reports say, and whether it holds; what does not hold comes first. */
export function Screen(): JSX.Element {
  const page = usePage('/api/claims');
  return (
    <Loaded query={page}>
      {(data) => (
        <>
          <PageTitle title="Claims of earlier logs and reports">
            <Looked page={data} />
          </PageTitle>
          {order.map((verdict) => (
            <Group key={verdict} verdict={verdict} claims={data.claims.filter((claim) => claim.verdict === verdict)} />
          ))}
          {data.claims.length === 0 && <p className="lead">No claim was found to check.</p>}
        </>
      )}
    </Loaded>
  );
}

function Group({
  verdict,
  claims,
}: {
  readonly verdict: Verdict;
  readonly claims: ClaimsPage['claims'];
}): JSX.Element | null {
  if (claims.length === 0) return null;
  const name = `claims-${verdict.replaceAll(' ', '-')}`;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>
        {verdict} · {claims.length}
      </h2>
      <ul className="rows">
        {claims.map((claim) => (
          <li className="row claim" key={`${claim.place} ${claim.claim}`}>
            <Mark kind={marks[verdict]} label={verdict} />
            <div>
              <h3>“{claim.claim}”</h3>
              <p className="soft">
                <code>{claim.place}</code>
                {claim.severity !== null && ` · ${claim.severity}`}
              </p>
            </div>
            <p className="who">
              <span>{claim.against}</span>
              {verdict !== 'supported' && claim.fix !== '' && <b>{claim.fix}</b>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
