import { GateError } from '@sallyport/gate';
import { PaperError } from '@sallyport/papers';
import { RecordError } from '@sallyport/record';
import type { Papers } from '../../packages/cli/src/commands/verify/papers-beside.ts';
import { verifyRecord } from '../../packages/cli/src/commands/verify/verify-record.ts';

export const noAnchors = { root: null, after: null, at: null };

/** Papers from memory, as a directory would give them. */
export function papersOf(beside: ReadonlyMap<string, Uint8Array>): Papers {
  return async (path) => {
    const bytes = beside.get(path);
    return bytes ? { bytes } : { why: 'is not there' };
  };
}

/** Permanent code and place of a refusal; null where the record holds. Anything without a code of ours passes through. */
export interface Refusal {
  readonly code: string;
  /** The file that is named, or the whole sentence of what `refused` says. */
  readonly place: string;
}

export async function refusalOf(
  files: ReadonlyMap<string, Uint8Array>,
  papers: Papers,
  verified: Set<string>,
): Promise<Refusal | null> {
  try {
    const { refused } = await verifyRecord(files, papers, noAnchors, verified);
    const [first] = refused;
    return first === undefined ? null : { code: 'refused', place: first };
  } catch (error) {
    if (error instanceof RecordError) return { code: error.code, place: error.file ?? error.message };
    if (error instanceof GateError || error instanceof PaperError) return { code: error.code, place: error.message };
    throw error;
  }
}

/** Every byte of a file changed by a mask, one after the other, in the same buffer: use it before asking for the next. */
export function* everyByte(
  bytes: Uint8Array,
  masks: readonly number[],
): Generator<{ at: number; changed: Uint8Array }> {
  const changed = Buffer.from(bytes);
  for (const mask of masks) {
    for (let at = 0; at < changed.length; at++) {
      const kept = changed[at] ?? 0;
      changed[at] = kept ^ mask;
      yield { at, changed };
      changed[at] = kept;
    }
  }
}
