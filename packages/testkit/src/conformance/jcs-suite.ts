import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalize, type Json, parseCanonical } from '@sallyport/record';
import { expectAccepted, type Suite } from './suite.ts';

/** cyberphone/json-canonicalization: each input must come out as the output file's bytes, which must parse strictly. */
export const jcsSuite: Suite = {
  name: 'JCS (RFC 8785)',
  run(folder) {
    const data = join(folder, 'jcs', 'testdata');
    return readdirSync(join(data, 'input')).map((file) => {
      const expected = readFileSync(join(data, 'output', file));
      return expectAccepted(file, true, () => {
        const input = JSON.parse(readFileSync(join(data, 'input', file), 'utf8')) as Json;
        parseCanonical(expected, file);
        return Buffer.from(canonicalize(input), 'utf8').equals(expected);
      });
    });
  },
};
