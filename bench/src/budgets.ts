import type { Budget } from './budget.ts';
import { verifyRate } from './verify-rate.ts';

/** Every budget that can be measured on what is built. */
export const budgets: readonly Budget[] = [verifyRate];
