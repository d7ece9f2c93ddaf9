import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordError } from '@sallyport/record';

const mostFiles = 200_000;
const largest = 4 * 1024 * 1024;
const attributes = '.gitattributes';

/** Reads the copy of a record from a folder. Links and anything that is no plain file are refused, not followed. */
export function copiedRecord(folder: string): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const open = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) open.push(path);
      else if (!entry.isFile())
        throw new RecordError('RECORD_STRAY_FILE', 'it is neither a file nor a folder', { file: path });
      else files.set(path, readBounded(join(folder, path), path));
      if (files.size > mostFiles)
        throw new RecordError('RECORD_TOO_LARGE', `the record has more than ${mostFiles} files`);
    }
  }
  const own = files.get(attributes);
  files.delete(attributes);
  if (own && new TextDecoder().decode(own) !== copyAttributes) {
    throw new RecordError('RECORD_STRAY_FILE', 'it is not what `sallyport decide` writes', { file: attributes });
  }
  return files;
}

/** Merging the copy line by line would break it, and checking it out with other line ends as well. */
export const copyAttributes = '* -text -diff merge=binary\n';

function readBounded(path: string, name: string): Uint8Array {
  if (lstatSync(path).size > largest)
    throw new RecordError('RECORD_TOO_LARGE', `it is larger than ${largest} bytes`, { file: name });
  return readFileSync(path);
}
