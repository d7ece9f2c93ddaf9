import type { Home } from '@sallyport/server/contract';

export interface SortedHome {
  /** To read and sign now. */
  readonly ready: Home['waiting'];
  /** Nothing to sign yet: what it is about is found failed, and others mend that. */
  readonly blocked: Home['waiting'];
  readonly todo: Home['todo'];
}

/** What can be done now, apart from what waits for others. Nothing is in two lists. */
export function sortHome({ waiting, todo }: Pick<Home, 'waiting' | 'todo'>): SortedHome {
  const mending = new Set(todo.flatMap(({ criteria }) => criteria));
  return {
    ready: waiting.filter(({ state }) => state !== 'failed'),
    blocked: waiting.filter(({ state, about }) => state === 'failed' && !mending.has(about)),
    todo,
  };
}
