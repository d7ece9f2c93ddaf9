// Written by scripts/generate-probe-registry.ts from the folders beside it. Do not edit.
import type { ProbeDefinition } from './probe.ts';

/** Every probe, without its code. */
export const probes: readonly ProbeDefinition[] = [
];
