import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { mergeRecords, statementsLacking } from './merge-records.ts';

function record(files: Record<string, string>): Map<string, Uint8Array> {
  return new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
}

function text(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  const paths = [...files.keys()].sort();
  return Object.fromEntries(paths.map((path) => [path, Buffer.from(files.get(path) ?? []).toString()]));
}

test('statements and blobs add up; the log and what it generates come from the side that sealed more', () => {
  const ours = record({ 'blobs/aa/x': 'x', 'log/leaves': 'a\n', 'trust/allowed_signers/1': 'one' });
  const theirs = record({
    'blobs/bb/y': 'y',
    'log/leaves': 'a\nb\n',
    'trust/allowed_signers/1': 'one',
    'trust/allowed_signers/2': 'two',
  });
  const expected = {
    'blobs/aa/x': 'x',
    'blobs/bb/y': 'y',
    'log/leaves': 'a\nb\n',
    'trust/allowed_signers/1': 'one',
    'trust/allowed_signers/2': 'two',
  };
  expect(text(mergeRecords(ours, theirs))).toEqual(expected);
  expect(text(mergeRecords(theirs, ours))).toEqual(expected);
});

test('of two bytes under one digest the right ones win, from whichever side', () => {
  const bytes = Buffer.from('true');
  const path = `blobs/aa/${createHash('sha256').update(bytes).digest('hex')}`;
  const right = new Map([[path, bytes]]);
  const wrong = new Map([[path, Buffer.from('false')]]);
  expect(text(mergeRecords(right, wrong))).toEqual({ [path]: 'true' });
  expect(text(mergeRecords(wrong, right))).toEqual({ [path]: 'true' });
});

test('the same sealed twice keeps the published pair of note and signature', () => {
  const ours = record({ 'log/leaves': 'a\n', 'log/checkpoints/1': 'ours', 'log/checkpoints/1.sig': 'ours' });
  const theirs = record({ 'log/leaves': 'a\n', 'log/checkpoints/1': 'theirs', 'log/checkpoints/1.sig': 'theirs' });
  const merged = text(mergeRecords(ours, theirs));
  expect([merged['log/checkpoints/1'], merged['log/checkpoints/1.sig']]).toEqual(['theirs', 'theirs']);
});

test('an erased people file stays erased on both sides', () => {
  const erased = record({ 'trust/people/1.erased': 'gone', 'log/leaves': '' });
  const kept = record({ 'trust/people/1.json': 'Ada', 'log/leaves': '' });
  for (const merged of [mergeRecords(erased, kept), mergeRecords(kept, erased)]) {
    expect(Object.keys(text(merged))).toEqual(['log/leaves', 'trust/people/1.erased']);
  }
});

test('a fork is refused unless asked to keep what was published', () => {
  const ours = record({ 'log/leaves': 'a\nc\n', 'log/checkpoints/2': 'ours', 'blobs/aa/x': 'x' });
  const theirs = record({ 'log/leaves': 'a\nb\n', 'log/checkpoints/2': 'theirs' });
  expect(() => mergeRecords(ours, theirs)).toThrow(expect.objectContaining({ code: 'RECORD_FORK' }));
  expect(text(mergeRecords(ours, theirs, 'keep published'))).toEqual({
    'blobs/aa/x': 'x',
    'log/checkpoints/2': 'theirs',
    'log/leaves': 'a\nb\n',
  });
});

test('an empty side takes over the other, and missing statements are named', () => {
  const one = record({ 'statements/aa/x.json': '{}', 'statements/aa/x.sig': 's' });
  expect(mergeRecords(new Map(), one)).toBe(one);
  expect(mergeRecords(one, new Map())).toBe(one);
  expect(statementsLacking(new Map(), one)).toEqual(['statements/aa/x.json']);
  expect(statementsLacking(one, new Map())).toEqual([]);
});
