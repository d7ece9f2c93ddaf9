import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { type Anchors, anchorsOf } from './anchors.ts';

function anchors(options: Invocation['options']): Anchors | string {
  try {
    return anchorsOf({ options });
  } catch (error) {
    if (error instanceof CliError) return error.code;
    throw error;
  }
}

function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-anchor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'checkpoint'), text);
  return join(folder, 'checkpoint');
}

describe('anchors', () => {
  test('are nothing where nothing was given', () => {
    expect(anchors({})).toEqual({ root: null, after: null, at: null });
  });

  test('are taken as given', () => {
    const root = 'ab'.repeat(32);
    const at = '2026-11-22T09:00:00Z';
    expect(anchors({ root, at, after: file('text\n') })).toEqual({ root, after: 'text\n', at });
  });

  test.each(['', ' ', '9f2c', '9f2c…', 'AB'.repeat(32), `${'ab'.repeat(32)}\n`])(
    'a fingerprint that is none is refused, never passed over: %j',
    (root) => expect(anchors({ root })).toBe('CLI_USAGE'),
  );

  test.each(['', 'now', '2026-11-22', '2026-11-22T09:00:00+01:00', '2026-13-22T09:00:00Z', '2026-11-22T25:00:00Z'])(
    'a time that is none is refused: %j',
    (at) => expect(anchors({ at })).toBe('CLI_USAGE'),
  );

  test('a checkpoint that cannot be read is refused', () => {
    const large = file('');
    truncateSync(large, 1024 ** 3);
    for (const after of ['', '/nowhere', tmpdir(), '/dev/zero', large]) expect(anchors({ after })).toBe('CLI_USAGE');
  });
});
