import { describe, expect, it } from 'vitest';
import { LEAVES_PATH } from '../layout.ts';
import { sentenceOf } from '../testing/refusals.ts';
import { formatCheckpointText, parseCheckpointText, parseNote } from './checkpoint-note.ts';
import { parseLeaves } from './leaves.ts';

describe('the lines of a log', () => {
  const line = `${'a'.repeat(64)} ${'b'.repeat(64)}`;

  it('are refused by their number', () => {
    const why = (text: string) => sentenceOf(() => parseLeaves(Buffer.from(text)));
    const whole = `${LEAVES_PATH}: must hold whole lines, and at least one.`;
    expect(why('')).toBe(whole);
    expect(why(line)).toBe(whole);
    expect(why(`${line}\n\n`)).toBe(`${LEAVES_PATH}: line 2 is not two digests.`);
    expect(why(`x${line}\n`)).toBe(`${LEAVES_PATH}: line 1 is not two digests.`);
    expect(why(`${line}x\n`)).toBe(`${LEAVES_PATH}: line 1 is not two digests.`);
    expect(why(`${line}\n${line}\n`)).toBe(`${LEAVES_PATH}: line 2 seals ${'a'.repeat(64)} a second time.`);
  });
});

describe('the text of a checkpoint', () => {
  const text = formatCheckpointText({
    origin: 'a.example',
    size: 7,
    root: 'ab'.repeat(32),
    time: '2026-11-22T09:00:00Z',
  });
  const why = (changed: string) => sentenceOf(() => parseCheckpointText(changed, 'f'));

  it('is refused in a sentence', () => {
    const lacks = 'f: the checkpoint is refused: it holds no size or no root.';
    expect(why('')).toBe(lacks);
    expect(why(text.replace('\n7\n', '\n0\n'))).toBe(lacks);
    expect(why(text.replace('\n7\n', '\n7.5\n'))).toBe(lacks);
    expect(why(text.replace(/\n[^\n]{44}\n/, '\nqqo=\n'))).toBe(lacks);
    expect(why(text.replace('00Z', '00'))).toBe('f: it holds no time.');
    const form = 'f: the checkpoint is refused: it is not four lines in the form of a checkpoint.';
    expect(why(`${text}more\n`)).toBe(form);
    expect(why(text.replace('\n7\n', '\n7.0\n'))).toBe(form);
    expect(why(text.replace('time ', ''))).toBe(form);
    expect(why(text.replace('\n7\n', '\n1\n'))).toBeNull();
    expect(() => parseCheckpointText(text.replace('00Z', '00'), 'f')).toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ message: 'f: time must be a time such as 2026-11-22T09:00:00Z.' }),
      }),
    );
  });

  it('stands in a note with one signature line', () => {
    const refusedNote = (note: string | Uint8Array) => sentenceOf(() => parseNote(Buffer.from(note), 'f'));
    const long = 'f: the checkpoint is refused: it is too long or not UTF-8.';
    const line = 'f: the checkpoint is refused: it does not end in exactly one signature line.';
    expect(refusedNote(Buffer.from([0xff]))).toBe(long);
    expect(refusedNote('x'.repeat(64 * 1024 + 1))).toBe(long);
    expect(refusedNote('x'.repeat(64 * 1024))).toBe(line);
    expect(refusedNote(text)).toBe(line);
    expect(refusedNote('\n— a.example AAAA\n')).toBe(line);
    expect(refusedNote(`${text}\n— a.example AAAA\n— b.example AAAA\n`)).toBe(line);
    expect(refusedNote(`${text}\n— a.example AA=A\n`)).toBe(line);
    expect(refusedNote(`${text}\n— a.example AAAA\n`)).toBeNull();
  });
});
