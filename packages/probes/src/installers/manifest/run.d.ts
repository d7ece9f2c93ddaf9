import type { Observation, ProbeContext } from '../../probe.ts';
/** Holds the manifest against the files themselves. */
export declare function run(context: ProbeContext): Promise<Observation>;
