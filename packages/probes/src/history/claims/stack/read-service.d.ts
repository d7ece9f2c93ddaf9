import { type Variables } from './interpolate.ts';
import type { Service } from './stack.ts';
/** A service as one file writes it, with the lines of its keys. */
export interface RawService {
    readonly path: string;
    readonly line: number | null;
    readonly values: Readonly<Record<string, unknown>>;
    readonly lineOfKey: ReadonlyMap<string, number>;
    readonly profiles: readonly string[];
    /** Keys that the file clears or replaces with Compose's own tags, instead of merging them. */
    readonly replaced: ReadonlyMap<string, '!reset' | '!override'>;
}
/** Lays a later file's service over an earlier one. Lines are the later file's where it writes the key. */
export declare function mergeService(before: RawService | undefined, after: RawService): RawService;
export declare function readService(name: string, raw: RawService, variables: Variables): Service;
