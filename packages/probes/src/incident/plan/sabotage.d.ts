import type { Sabotage } from '../../probe.ts';
/** Replaces the plan by the outline from which it was written, as a merge that took the wrong side does. */
export declare const sabotage: Sabotage;
