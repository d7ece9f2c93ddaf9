import type { ProbeContext } from '../../../probe.ts';
import type { Stack } from './stack.ts';
/** Reads the Compose files of staging, later ones over earlier ones. null: none are named, or none can be read. */
export declare function readStack(context: ProbeContext): Promise<Stack | null>;
