import type { Sabotage } from '../../probe.ts';
/** Commits a merge conflict in the first file of staging. */
export declare const sabotage: Sabotage;
