import type { Board } from '@sallyport/gate';

/** DESIGN.md "Exit codes". */
export const exitCode = {
  go: 0,
  noGo: 1,
  hold: 2,
  recordRefused: 3,
  usage: 64,
  ourFault: 70,
} as const;

/** By the verdict; after a GO by the door. */
export function boardExitCode(board: Pick<Board, 'verdict' | 'door'>): number {
  if (board.door === 'open') return exitCode.go;
  if (board.door === 'held') return exitCode.hold;
  return verdictExitCode(board.verdict);
}

export function verdictExitCode(verdict: Board['verdict']): number {
  return { GO: exitCode.go, 'NO-GO': exitCode.noGo, HOLD: exitCode.hold }[verdict];
}
