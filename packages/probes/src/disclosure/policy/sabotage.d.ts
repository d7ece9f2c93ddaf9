import type { Sabotage } from '../../probe.ts';
/** Puts the code host's template in the policy's place, as a repository that was set up again has it. */
export declare const sabotage: Sabotage;
