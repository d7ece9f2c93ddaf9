import type { Observation, ProbeContext } from '../../probe.ts';
/** Looks whether both stacks are described and readable. What they say is judged by the other probes of the area. */
export declare function run(context: ProbeContext): Promise<Observation>;
