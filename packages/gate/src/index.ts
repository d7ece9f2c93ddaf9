export type * from './board/board.ts';
export type * from './board/facts.ts';
export type * from './definition/resolved-gate.ts';
export type * from './definition/subject.ts';
export type * from './definition/tree.ts';
