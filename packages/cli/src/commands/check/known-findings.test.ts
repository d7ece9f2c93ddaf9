import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readKnown, writeKnown } from './known-findings.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sallyport-known-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function finding(fingerprint: string) {
  return {
    fingerprint: fingerprint.repeat(64),
    rule: 'staging.privilege.engine-socket',
    severity: 'critical' as const,
    place: 'compose.yaml:3',
    what: 'worker mounts the socket.',
    why: 'why',
    fix: 'fix',
  };
}

test('what was written is known, sorted and with its sentences', () => {
  const path = join(folder(), 'known.json');
  writeKnown(path, [finding('b'), finding('a')]);
  expect(readKnown(path)).toEqual(new Set(['a'.repeat(64), 'b'.repeat(64)]));
  const text = readFileSync(path, 'utf8');
  expect(text.indexOf('aaaa')).toBeLessThan(text.indexOf('bbbb'));
  expect(text).toContain('worker mounts the socket.');
});

test.each([
  ['no JSON', '{', /it is not JSON/],
  ['another file', '{"findings": []}', /does not say/],
  ['no list', '{"sallyport": "known findings 1"}', /does not say/],
  [
    'a bent entry',
    '{"sallyport": "known findings 1", "findings": [{"fingerprint": "abc"}]}',
    /finding 1 has no fingerprint/,
  ],
])('%s is refused in words', (_, text, why) => {
  const path = join(folder(), 'known.json');
  writeFileSync(path, text);
  expect(() => readKnown(path)).toThrow(
    expect.objectContaining({ code: 'CLI_USAGE', message: expect.stringMatching(why) }),
  );
});

test('a file that cannot be read or written is named', () => {
  const path = join(folder(), 'missing', 'known.json');
  expect(() => readKnown(path)).toThrow(/missing\/known\.json is no file of known findings: it cannot be read/);
  expect(() => writeKnown(path, [])).toThrow(/it cannot be written/);
});
