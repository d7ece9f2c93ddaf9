import { copyAttributes } from '@sallyport/actions';
import { checkpointPath, erasedPeoplePath, LEAVES_PATH, peoplePath, statementPath } from '@sallyport/record';
import { foundRecord } from '@sallyport/testkit';
import { expect, test } from 'vitest';
import { copyProblems } from './committed-copy.ts';

/** A copy of a record that has grown since, whose first statement stands for the decision. */
async function grown() {
  const record = await foundRecord({ persons: ['mira'], roles: { pm: ['mira'] } });
  await record.seal();
  const copy = new Map(record.files).set('.gitattributes', Buffer.from(copyAttributes));
  const size = record.view().checkpoints.at(-1)?.size ?? 0;
  await record.kickoff({ title: 'K', chair: 'mira', invited: ['mira'], agenda: [] });
  await record.seal();
  const files = new Map(record.files);
  const decision = record.view().fingerprint;
  return { copy, files, size, decision, problems: () => copyProblems(copy, files, record.view(), decision) };
}

test('an earlier state of the record is a sound copy, also where names were erased since', async () => {
  const { files, problems } = await grown();
  expect(problems()).toEqual([]);
  files.set(erasedPeoplePath(1), Buffer.from('x'));
  files.delete(peoplePath(1));
  expect(problems()).toEqual([]);
});

test('any file changed, added or taken away is named', async () => {
  const { copy, size, decision, problems } = await grown();
  for (const [path, bytes] of Array.from(copy)) {
    copy.set(path, Buffer.from(bytes).fill(0x58, 0, 1));
    expect(problems()).toEqual([expect.stringMatching(`^${path}: `)]);
    copy.set(path, Buffer.concat([bytes, Buffer.from('\n')]));
    expect(problems()).toContainEqual(expect.stringMatching(`^${path}: `));
    copy.set(path, bytes);
  }
  for (const path of ['.gitattributes', LEAVES_PATH, statementPath(decision), checkpointPath(size)]) {
    const bytes = copy.get(path) ?? Buffer.alloc(0);
    copy.delete(path);
    expect(problems()).toEqual([`${path}: it is not in the committed copy`]);
    copy.set(path, bytes);
  }
  copy.set('stray', Buffer.from('x'));
  expect(problems()).toEqual(['stray: the record has no such file']);
});
