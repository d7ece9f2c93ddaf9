import type { Owed } from '@sallyport/gate';

/** Whether nobody is asked for anything that is signed; votes have a command of their own. */
export function isEmpty(owed: Owed): boolean {
  const { proposals, acknowledgements, criteria, deliverables, minutes } = owed;
  return [proposals, acknowledgements, criteria, deliverables].every((list) => list.length === 0) && minutes === null;
}

/** What is signed next: the proposals alone where other things wait as well, else everything (the same object). */
export function proposalsFirst(owed: Owed): Owed {
  const rest = withoutProposals(owed);
  if (owed.proposals.length === 0 || isEmpty(rest)) return owed;
  return { ...owed, acknowledgements: [], criteria: [], deliverables: [], minutes: null };
}

/** Each proposal is asked for once a command, whatever was answered. */
export function withoutProposals(owed: Owed): Owed {
  return { ...owed, proposals: [] };
}
