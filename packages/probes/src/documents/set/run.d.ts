import type { Observation, ProbeContext } from '../../probe.ts';
/** Reads the documents that the criterion is about. */
export declare function run(context: ProbeContext): Promise<Observation>;
