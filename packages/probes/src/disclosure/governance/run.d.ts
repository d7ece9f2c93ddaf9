import type { Observation, ProbeContext } from '../../probe.ts';
/** Reads the governance document for the handling of what comes from outside. */
export declare function run(context: ProbeContext): Promise<Observation>;
