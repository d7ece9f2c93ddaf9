import type { Observation, ProbeContext } from '../../probe.ts';
/** Reads the disclosure policy, and every security.txt of the tree. */
export declare function run(context: ProbeContext): Promise<Observation>;
