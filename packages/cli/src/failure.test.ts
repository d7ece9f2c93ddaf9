import { readFileSync } from 'node:fs';
import { RecordError } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { CliError } from './cli-error.ts';
import { failureOf } from './failure.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('what an error means for the caller', () => {
  test('a refused record is 3, whoever meets it', () => {
    const error = new RecordError('RECORD_SIGNATURE_BAD', 'x', { file: 'statements/00/00.sig' });
    for (const judges of [true, false]) expect(failureOf(error, judges)).toMatchObject({ exit: 3 });
  });

  test('an error while judging is HOLD, a refused act is wrong usage, and so is wrong usage of what judges', () => {
    const error = new CliError('CLI_NOT_READY', 'Not yet.', { command: 'sallyport status' });
    expect(failureOf(error, true)).toMatchObject({ exit: 2, command: 'sallyport status' });
    expect(failureOf(error, false)).toMatchObject({ exit: 64, code: 'CLI_NOT_READY' });
    expect(failureOf(new CliError('CLI_USAGE', 'How?'), true)).toMatchObject({ exit: 64 });
  });

  test('what the operating system refused names the path and the reason, and is not our fault', () => {
    const error = thrownBy(() => readFileSync('/nowhere/at/all'));
    expect(failureOf(error, false)).toMatchObject({ code: 'CLI_FILE_SYSTEM', exit: 64 });
    expect(failureOf(error, true)).toMatchObject({
      exit: 2,
      message: expect.stringMatching(/^\/nowhere\/at\/all: .*ENOENT/),
    });
  });

  test('everything else is our fault and never a pass', () => {
    expect(failureOf(new TypeError('x is undefined'), true)).toMatchObject({ code: 'INTERNAL', exit: 70 });
    expect(failureOf('a string', true)).toMatchObject({ exit: 70 });
  });
});
