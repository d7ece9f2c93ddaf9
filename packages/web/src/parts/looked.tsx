import type { ClaimsPage } from '@sallyport/server/contract';
import type { JSX } from 'react';
import { Ago } from './ago.tsx';
import { markOf, stateWord } from './state-words.ts';

/** The line under the title of a page that rests on evidence: its state, its summary, and how old it is. */
export function Looked({ page }: { readonly page: Pick<ClaimsPage, 'looked' | 'state' | 'summary'> }): JSX.Element {
  return (
    <p className="soft">
      <b className={markOf(page.state)}>{stateWord(page.state)}</b> · {page.summary} ·{' '}
      {page.looked === null ? (
        'nothing was looked at yet'
      ) : (
        <>
          looked <Ago at={page.looked} />
        </>
      )}
    </p>
  );
}
