import type { Sabotage } from '../../probe.ts';
/** Adds an issue that somebody found last night, with its honest severity. */
export declare const sabotage: Sabotage;
