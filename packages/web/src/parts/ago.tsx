import type { JSX } from 'react';
import { useNow } from '../app/now.ts';
import { agoWords, instantWords } from '../app/time-words.ts';

/** How long ago, with the exact instant for whoever asks and on paper. */
export function Ago({ at }: { readonly at: string }): JSX.Element {
  const now = useNow();
  return (
    <time dateTime={at} title={instantWords(at)}>
      <span className="screen-only">{agoWords(at, now)}</span>
      <span className="paper-only">{instantWords(at)}</span>
    </time>
  );
}

export function At({ at }: { readonly at: string }): JSX.Element {
  return <time dateTime={at}>{instantWords(at)}</time>;
}
