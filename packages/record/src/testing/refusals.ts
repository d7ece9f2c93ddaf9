import { RecordError, type RecordErrorCode } from '../errors.ts';

/** Code and file of the refusal that `run` ends in; null where it ends well. Any other error passes through. */
export function refusalOf(run: () => unknown): { readonly code: RecordErrorCode; readonly file: string | null } | null {
  try {
    run();
  } catch (error) {
    if (error instanceof RecordError) return { code: error.code, file: error.file };
    throw error;
  }
  return null;
}

/** refusalOf for what answers later. */
export async function laterRefusalOf(run: () => Promise<unknown>): Promise<RecordErrorCode | null> {
  try {
    await run();
  } catch (error) {
    if (error instanceof RecordError) return error.code;
    throw error;
  }
  return null;
}

/** The sentence of the refusal that `run` ends in; null where it ends well. Any other error passes through. */
export function sentenceOf(run: () => unknown): string | null {
  try {
    run();
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
  return null;
}

/** sentenceOf for what answers later. */
export async function laterSentenceOf(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run();
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
  return null;
}

/** The files with one of them replaced, or removed where `bytes` is null. */
export function withFile(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  bytes: Uint8Array | string | null,
): Map<string, Uint8Array> {
  const changed = new Map(files);
  if (bytes === null) changed.delete(path);
  else changed.set(path, Buffer.from(bytes));
  return changed;
}
