import { foundRecord } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../digest.ts';
import { blobsOf, citationsOf } from './citations.ts';

describe('what a statement cites', () => {
  it('is its root, what its author saw and what its key signed before; a genesis cites nothing', async () => {
    const record = await foundRecord({ persons: ['ada', 'bo'] });
    const first = await record.withdraw(record.fingerprint);
    const other = await record.withdraw(record.fingerprint, {}, { by: 'bo', cites: [] });
    const last = await record.withdraw(first, {}, { cites: [other], previous: [first] });
    const found = new Map(record.view().statements.map((statement) => [statement.digest, statement]));
    const cited = (digest: string) =>
      [...found].filter(([one]) => one === digest).flatMap(([, one]) => citationsOf(one));
    expect(cited(record.fingerprint)).toEqual([]);
    expect(cited(last)).toEqual([record.fingerprint, other, first]);
  });

  it('are the blobs of a baseline, a sign-off and a paper', async () => {
    const record = await foundRecord({ persons: ['ada', 'bo'] });
    const profiles = ['one', 'two'].map((text) => ({ path: `${text}.yaml`, sha256: record.blob(text) }));
    await record.gate('source', 'resolved', { profiles });
    await record.signoff([{}], { shown: record.blob('what was shown') });
    await record.paper('the paper');
    await record.withdraw(record.fingerprint);
    const blobs = record.view().statements.flatMap((statement) => [[statement.type, blobsOf(statement)]]);
    expect(Object.fromEntries(blobs)).toEqual({
      trust: [],
      gate: [sha256('source'), sha256('one'), sha256('two'), sha256('resolved')],
      signoff: [sha256('what was shown')],
      paper: [sha256('the paper')],
      withdraw: [],
    });
    expect(record.view().missing).toEqual([]);
  });
});
