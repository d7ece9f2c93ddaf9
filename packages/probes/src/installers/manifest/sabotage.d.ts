import type { Sabotage } from '../../probe.ts';
/** Rebuilds one installer without building the manifest again: same name, other bytes. */
export declare const sabotage: Sabotage;
