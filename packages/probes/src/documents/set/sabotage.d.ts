import type { Sabotage } from '../../probe.ts';
/** Leaves a note to self in the first readable document, as a late edit does. */
export declare const sabotage: Sabotage;
