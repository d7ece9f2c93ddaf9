import type { JSX } from 'react';

export type MarkKind = 'go' | 'no' | 'old' | 'wait' | 'unknown' | 'waived' | 'silent';

const words: { readonly [K in MarkKind]: string } = {
  go: 'met',
  no: 'failed',
  old: 'too old',
  wait: 'waiting for a person',
  unknown: 'unknown',
  waived: 'failed and waived',
  silent: 'no answer',
};

const frames: { readonly [K in MarkKind]: JSX.Element } = {
  go: <circle cx="11" cy="11" r="9.25" />,
  no: <rect x="1.75" y="1.75" width="18.5" height="18.5" />,
  old: <path d="M11 .9 21.1 11 11 21.1 .9 11Z" />,
  wait: <rect x="1.75" y="1.75" width="18.5" height="18.5" rx="5" />,
  unknown: <rect x="1.75" y="1.75" width="18.5" height="18.5" strokeDasharray="3.2 2.4" />,
  waived: <path d="M1.75 1.75h18.5v18.5H1.75Z M1.75 20.25 20.25 1.75" />,
  silent: <circle cx="11" cy="11" r="9.25" strokeDasharray="2 2.8" />,
};

const signs: { readonly [K in MarkKind]: JSX.Element | null } = {
  go: <path d="m6.6 11.4 3 3 5.8-6.6" />,
  no: <path d="m7 7 8 8m0-8-8 8" />,
  old: <path d="M11 6.4V11l3 2" />,
  wait: <path d="M6.6 11h.01M11 11h.01M15.4 11h.01" strokeWidth="2.4" />,
  unknown: <path d="M8.4 8.6c.3-1.6 1.3-2.4 2.7-2.4 1.5 0 2.6.9 2.6 2.3 0 2-2.6 2-2.6 3.8M11.1 15.6h.01" />,
  waived: <path d="m5 5 5 5m0-5-5 5" />,
  silent: null,
};

/** State as a shape first; the word stands beside it, or is read out where there is no room for it. */
export function Mark({ kind, label }: { readonly kind: MarkKind; readonly label?: string }): JSX.Element {
  const hidden = label === '';
  return (
    <svg
      className={`mark ${kind}`}
      viewBox="0 0 22 22"
      width="22"
      height="22"
      {...(hidden ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label ?? words[kind] })}
    >
      {frames[kind]}
      {signs[kind]}
    </svg>
  );
}
