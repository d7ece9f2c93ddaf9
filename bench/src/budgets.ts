import type { Budget } from './budget.ts';
import { checkCold } from './check-cold.ts';
import { composeLoad } from './compose-load.ts';
import { firstPage } from './first-page.ts';
import { liveBoard } from './live-board.ts';
import { signoffRate } from './signoff-rate.ts';
import { stackRules } from './stack-rules.ts';
import { stackWarm } from './stack-warm.ts';
import { statusCold } from './status-cold.ts';
import { verifyRate } from './verify-rate.ts';

/** Every budget that can be measured on what is built. */
export const budgets: readonly Budget[] = [
  statusCold,
  checkCold,
  stackRules,
  stackWarm,
  composeLoad,
  verifyRate,
  signoffRate,
  liveBoard,
  firstPage,
];
