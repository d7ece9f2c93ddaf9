import type { ProbeDefinition } from '../../probe.ts';
export declare const definition: ProbeDefinition;
