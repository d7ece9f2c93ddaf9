import type { ResolvedGate } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';
export declare const definition: ProbeDefinition;
/** Paths of the documents that a criterion is about. Without a document marked for Legal, Legal reads all. */
export declare function documentPaths(gate: ResolvedGate, criterion: string): readonly string[];
