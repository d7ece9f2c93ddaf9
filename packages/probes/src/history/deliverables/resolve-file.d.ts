import type { Sha256 } from '@sallyport/record';
import type { ProbeContext } from '../../probe.ts';
type Resolved = {
    readonly path: string;
    readonly digest: Sha256;
    readonly problem: 'letter-case' | null;
} | {
    readonly path: string;
    readonly problem: 'missing-file' | 'empty-file' | 'pattern';
};
/** Resolves one named path to a file, a folder of files or a declared artefact, with its SHA-256. */
export declare function resolveFile(context: ProbeContext, named: string): Promise<Resolved>;
export {};
