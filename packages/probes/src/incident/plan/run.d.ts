import type { Observation, ProbeContext } from '../../probe.ts';
/** Reads the incident plan for what the criterion asks of it. */
export declare function run(context: ProbeContext): Promise<Observation>;
