import type { Observation, ProbeContext } from '../../probe.ts';
/** Reads the list of known issues and counts what is open. */
export declare function run({ gate, tree }: ProbeContext): Promise<Observation>;
