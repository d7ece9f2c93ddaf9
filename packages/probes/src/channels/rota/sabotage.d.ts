import type { Sabotage } from '../../probe.ts';
/** Cancels every shift that runs at the opening, as a calendar does when its owner leaves the team. */
export declare const sabotage: Sabotage;
