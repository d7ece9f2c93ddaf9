import type { Observation, ProbeContext } from '../../probe.ts';
/** Reads the rota and holds it against the test window (J3), or against its opening (A7). */
export declare function run(context: ProbeContext): Promise<Observation>;
