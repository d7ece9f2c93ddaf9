import type { Board } from './board.ts';

/** The board without the door, which needs a second look with grace (see board-of.ts). */
export type Judgement = Omit<Board, 'door' | 'decision'>;
