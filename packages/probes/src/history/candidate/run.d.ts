import type { Observation, ProbeContext } from '../../probe.ts';
export declare function run(context: ProbeContext): Promise<Observation>;
