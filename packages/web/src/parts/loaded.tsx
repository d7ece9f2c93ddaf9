import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { ProblemNote } from './problem-note.tsx';

/** A page of data: waiting, refused, or there. What was there stays while it is asked for again. */
export function Loaded<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}): JSX.Element {
  const { data, error, isFetching, refetch } = query;
  return (
    <>
      {error !== null && (
        <ProblemNote error={error}>
          <button type="button" onClick={() => void refetch()} disabled={isFetching}>
            Try again
          </button>
        </ProblemNote>
      )}
      {data === undefined && error === null && (
        <p className="loading" role="status">
          Loading…
        </p>
      )}
      {data !== undefined && children(data)}
    </>
  );
}
