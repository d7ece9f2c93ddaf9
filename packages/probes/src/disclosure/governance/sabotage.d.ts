import type { Sabotage } from '../../probe.ts';
/** Cuts every line that speaks of vulnerabilities, as a rewrite for the internal phases does. */
export declare const sabotage: Sabotage;
