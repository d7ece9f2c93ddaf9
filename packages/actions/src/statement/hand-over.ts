import { canonicalize } from '@sallyport/record';
import { ActionError } from '../action-error.ts';

const format = 'sallyport-hand-over/v1';

/** More bytes than this are no hand-over file. */
const largestHandOver = 4 * 1024 * 1024;

/** Record files as one text that a signer without git can send on. */
export function handOverText(files: ReadonlyMap<string, Uint8Array>): string {
  const entries = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  const document = {
    format,
    files: Object.fromEntries(entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])),
  };
  return `${canonicalize(document)}\n`;
}

/**
 * Reads it back strictly; `name` is where it came from. What the files say is verified with the record.
 * Throws CLI_FILE_REFUSED.
 */
export function parseHandOver(bytes: Uint8Array, name: string): ReadonlyMap<string, Uint8Array> {
  const refuse = (why: string, cause?: unknown): ActionError =>
    new ActionError('CLI_FILE_REFUSED', `${name} is no hand-over file: ${why}.`, { cause });
  if (bytes.length > largestHandOver) throw refuse(`it is larger than ${largestHandOver} bytes`);
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw refuse('it is not JSON', error);
  }
  if (typeof document !== 'object' || document === null || !('format' in document) || document.format !== format)
    throw refuse(`it does not say ${format}`);
  const files = 'files' in document ? document.files : null;
  if (typeof files !== 'object' || files === null) throw refuse('it holds no files');
  return new Map(
    Object.entries(files).map(([path, text]) => {
      if (typeof text !== 'string') throw refuse(`${path} is not base64`);
      return [path, new Uint8Array(Buffer.from(text, 'base64'))];
    }),
  );
}
