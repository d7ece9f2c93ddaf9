/** Types of every request and response of the HTTP interface: all that the web floor imports. The schemas stay inside. */
export type * from './contract/board.ts';
export type * from './contract/criterion.ts';
export type * from './contract/documents.ts';
export type * from './contract/drafts.ts';
export type * from './contract/events.ts';
export type * from './contract/invitations.ts';
export type * from './contract/kickoff.ts';
export type * from './contract/people.ts';
export type * from './contract/primitives.ts';
export type * from './contract/problem.ts';
export type * from './contract/record.ts';
export type * from './contract/stack.ts';
export type * from './contract/visits.ts';
