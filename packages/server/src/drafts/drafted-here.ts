import type { PersonAuthor } from '@sallyport/actions';
import type { Live } from '../gate/live-gate.ts';

/** Drafts of one judgement that are remembered; whoever drafted earlier waits a moment longer. */
const mostDrafts = 2000;

/** By judgement, since each is a value that never changes: commit, record and board are those that it was made of. */
const drafted = new WeakMap<Live, Map<string, string>>();

/**
 * Remembers that a draft was made of this very judgement, for this author. Only for acts that rest on nothing else: not
 * on the clock, and not on what the database has beside the record.
 */
export function rememberDraft(live: Live, id: string, author: PersonAuthor): void {
  const drafts = drafted.get(live) ?? new Map<string, string>();
  drafted.set(live, drafts);
  if (drafts.size >= mostDrafts) drafts.delete(drafts.keys().next().value ?? '');
  drafts.set(id, nameOf(author));
}

/** Whether the same draft for the same author would be made of the same judgement: then it would be the same draft. */
export function isDraftOf(live: Live, id: string, author: PersonAuthor): boolean {
  return drafted.get(live)?.get(id) === nameOf(author);
}

function nameOf({ person, key, roles }: PersonAuthor): string {
  return JSON.stringify([person, key, roles]);
}
