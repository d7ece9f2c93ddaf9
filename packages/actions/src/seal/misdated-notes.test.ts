import { foundRecord } from '@sallyport/testkit';
import { expect, test } from 'vitest';
import { misdatedNotes } from './misdated-notes.ts';

const now = '2026-11-20T12:00:00Z';

test('a statement dated later than its seal is named with both clocks, before it is sealed', async () => {
  const record = await foundRecord({ persons: ['ada', 'bo'], roles: { qa: ['bo'] } });
  await record.vote({ roles: ['qa'], answer: 'go' }, { by: 'bo', at: '2026-11-20T12:05:00Z' });
  expect(misdatedNotes(record.view(), now)).toEqual([]);
  const vote = await record.vote({ roles: ['qa'], answer: 'go' }, { by: 'bo', at: '2026-11-20T12:05:01Z' });
  expect(misdatedNotes(record.view(), now)).toEqual([
    `The vote ${vote.slice(0, 12)} of bo says 2026-11-20T12:05:01Z, and the clock here says ${now}: one of the two is ` +
      'wrong. It is sealed, and accepts nothing; set the clock right and sign again.',
  ]);
  for (let count = 0; count < 7; count++) {
    await record.evidence([{}], { at: '2027-01-01T00:00:00Z' });
    await record.kickoff({ invited: ['bo'] }, { at: '2027-01-01T00:00:00Z' });
  }
  expect(misdatedNotes(record.view(), now).at(-1)).toBe('So do 3 more.');
  await record.seal({ at: now });
  expect(misdatedNotes(record.view(), now)).toEqual([]);
});
