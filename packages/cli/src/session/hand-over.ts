import { readFileSync, writeFileSync } from 'node:fs';
import { canonicalize } from '@sallyport/record';
import { CliError } from '../cli-error.ts';

const format = 'sallyport-hand-over/v1';
const largest = 4 * 1024 * 1024;

/** Writes record files as one file that a signer without git can send on. */
export function handOver(path: string, files: ReadonlyMap<string, Uint8Array>): void {
  const entries = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  const document = {
    format,
    files: Object.fromEntries(entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])),
  };
  writeFileSync(path, `${canonicalize(document)}\n`);
}

/** Reads it back strictly. What the files say is verified with the record. Throws CLI_FILE_REFUSED. */
export function readHandOver(path: string): ReadonlyMap<string, Uint8Array> {
  const refuse = (why: string, cause?: unknown): CliError =>
    new CliError('CLI_FILE_REFUSED', `${path} is no hand-over file: ${why}.`, { cause });
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw refuse('it cannot be read', error);
  }
  if (bytes.length > largest) throw refuse(`it is larger than ${largest} bytes`);
  let document: unknown;
  try {
    document = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw refuse('it is not JSON', error);
  }
  if (typeof document !== 'object' || document === null || !('format' in document) || document.format !== format)
    throw refuse(`it does not say ${format}`);
  const files = 'files' in document ? document.files : null;
  if (typeof files !== 'object' || files === null) throw refuse('it holds no files');
  return new Map(
    Object.entries(files).map(([name, text]) => {
      if (typeof text !== 'string') throw refuse(`${name} is not base64`);
      return [name, new Uint8Array(Buffer.from(text, 'base64'))];
    }),
  );
}
