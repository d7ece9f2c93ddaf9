import type { JSX, ReactNode } from 'react';
import { type Said, saidOf } from '../api/web-error.ts';

/** An error as a sentence, and what to do about it. Announced as soon as it appears. */
export function ProblemNote({
  error,
  children,
}: {
  readonly error: unknown;
  readonly children?: ReactNode;
}): JSX.Element {
  return <SaidNote said={saidOf(error)}>{children}</SaidNote>;
}

function SaidNote({ said, children }: { readonly said: Said; readonly children?: ReactNode }): JSX.Element {
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{said.sentence}</strong> {said.action}
      </p>
      {said.code !== null && <p className="fine">{said.code}</p>}
      {children}
    </div>
  );
}
