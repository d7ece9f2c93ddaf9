import type { ErrorComponentProps } from '@tanstack/react-router';
import type { JSX } from 'react';
import { ProblemNote } from '../parts/problem-note.tsx';

/** A screen that could not be drawn says so. Nothing about the gate follows from it. */
export function BrokenScreen({ error }: ErrorComponentProps): JSX.Element {
  return (
    <section className="narrow">
      <h1>This screen could not be shown</h1>
      <ProblemNote error={error}>
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      </ProblemNote>
    </section>
  );
}
