import { mkdtempSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Path of a database file that is not there yet, in the home of this run, which is removed after it. */
export function newFile(): string {
  return join(mkdtempSync(join(homedir(), 'store-')), 'sallyport.db');
}
