import type { DocumentPage } from '@sallyport/server/contract';
import type { JSX } from 'react';

type Hunk = NonNullable<DocumentPage['since']>['hunks'][number];

const words = { same: '', gone: 'gone', new: 'new' } as const;
const signs = { same: ' ', gone: '−', new: '+' } as const;

/** The difference as a reader sees it: sign and word first, colour after. */
export function Difference({ hunks }: { readonly hunks: readonly Hunk[] }): JSX.Element {
  if (hunks.length === 0) return <p className="soft">No line differs; only bytes that cannot be seen do.</p>;
  return (
    <div className="difference">
      {hunks.map((hunk, index) => (
        <section key={index} aria-label={hunk.heading ?? `Change ${index + 1}`}>
          {hunk.heading !== null && <h2>{hunk.heading}</h2>}
          <ol>
            {hunk.lines.map((line, at) => (
              <li key={at} className={line.sign}>
                <span aria-hidden="true">{signs[line.sign]}</span>
                <span>
                  {words[line.sign] !== '' && <span className="spoken">{words[line.sign]}: </span>}
                  {line.text === '' ? '\u00a0' : line.text}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
