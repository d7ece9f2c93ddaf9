import { readFileSync, writeFileSync } from 'node:fs';
import { handOverText, parseHandOver } from '@sallyport/actions';
import { CliError } from './cli-error.ts';

/** Writes record files as one file that a signer without git can send on. */
export function writeHandOver(path: string, files: ReadonlyMap<string, Uint8Array>): void {
  writeFileSync(path, handOverText(files));
}

/** Reads it back strictly. Throws CLI_FILE_REFUSED. */
export function readHandOver(path: string): ReadonlyMap<string, Uint8Array> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new CliError('CLI_FILE_REFUSED', `${path} is no hand-over file: it cannot be read.`, { cause });
  }
  return parseHandOver(bytes, path);
}
