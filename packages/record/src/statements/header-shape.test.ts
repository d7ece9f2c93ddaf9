import { describe, expect, it } from 'vitest';
import type { Shape } from '../shape.ts';
import { sentenceOf } from '../testing/refusals.ts';
import { digest, fingerprint, headerFields, instant, personId, roleId, runnerId, subjects } from './header-shape.ts';

function why(shape: Shape<unknown>, value: unknown): string | null {
  return sentenceOf(() => shape(value, { file: 'f', path: [] }));
}

const hex = '0123456789abcdef';
const id = ['a', 'ada', 'a-1', `a${'0'.repeat(31)}`];
const noId = ['', 'Ada', '1a', '-a', 'ada ', ' ada', 'ada\n', 'ad\u00e9', 'a_b', `a${'0'.repeat(32)}`, null, 7];

describe('the smallest forms', () => {
  it.each<[string, Shape<unknown>, string, readonly string[], readonly unknown[]]>([
    [
      'a digest',
      digest,
      'a SHA-256 in 64 lower-case hex digits',
      [hex.repeat(4)],
      ['', hex, `${hex.repeat(4)}0`, `0${hex.repeat(4)}`, hex.toUpperCase().repeat(4), `${hex.repeat(4)}\n`, null],
    ],
    [
      'a fingerprint',
      fingerprint,
      'an OpenSSH fingerprint',
      [`SHA256:${'Az09+/'.repeat(7)}a`],
      [
        `SHA256:${'a'.repeat(42)}`,
        `SHA256:${'a'.repeat(44)}`,
        `xSHA256:${'a'.repeat(43)}`,
        `MD5:${'a'.repeat(43)}`,
        `SHA256:${'a'.repeat(42)}=`,
        7,
      ],
    ],
    ['a person', personId, 'a person id such as `ada`', id, noId],
    ['a role', roleId, 'a role id such as `security`', id, noId],
    ['a runner', runnerId, 'a runner id such as `ci`', id, noId],
    [
      'a nonce',
      headerFields.nonce,
      '128 bits in 32 lower-case hex digits',
      [hex.repeat(2)],
      [hex, `${hex.repeat(2)}0`, `0${hex.repeat(2)}`, hex.toUpperCase().repeat(2), null],
    ],
  ])('%s', (_, shape, description, good, bad) => {
    for (const value of good) expect([value, why(shape, value)]).toEqual([value, null]);
    for (const value of bad)
      expect([value, why(shape, value)]).toEqual([value, `f: the statement must be ${description}.`]);
  });

  it('a time', () => {
    const good = [
      '2026-01-01T00:00:00Z',
      '2026-12-31T23:59:59Z',
      '2026-10-09T10:19:20Z',
      '2028-02-29T20:00:00Z',
      '2026-04-30T09:30:00Z',
      '0001-11-22T12:00:00Z',
    ];
    const bad = [
      '2026-00-01T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-01-00T00:00:00Z',
      '2026-01-32T00:00:00Z',
      '2026-02-29T00:00:00Z',
      '2100-02-29T00:00:00Z',
      '2026-04-31T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T00:60:00Z',
      '2026-01-01T00:00:60Z',
      '2026-01-01 00:00:00Z',
      '2026-01-01T00:00:00',
      '2026-01-01T00:00:00z',
      '2026-01-01T00:00:00.0Z',
      '02026-01-01T00:00:00Z',
      '2026-1-1T00:00:00Z',
      '2026-01-01T00:00:00Z\n',
      '',
      null,
      [],
      1_767_225_600,
    ];
    for (const value of good) expect([value, why(instant, value)]).toEqual([value, null]);
    const refusal = 'f: the statement must be a time such as 2026-11-22T09:00:00Z.';
    for (const value of bad) expect([value, why(instant, value)]).toEqual([value, refusal]);
  });

  it('subjects', () => {
    const one = (name: string) => ({ name, digest: { sha256: hex.repeat(4) } });
    expect(why(subjects, [one('a')])).toBeNull();
    expect(why(subjects, [one('a'), one('b'), one('c')])).toBeNull();
    expect(why(subjects, [one('x'.repeat(1024))])).toBeNull();
    expect(why(subjects, [])).toBe('f: the statement must have 1 to 4096 entries.');
    expect(why(subjects, [one('')])).toBe('f: 0.name must have 1 to 1024 characters.');
    expect(why(subjects, [one('x'.repeat(1025))])).toBe('f: 0.name must have 1 to 1024 characters.');
    for (const names of [
      ['a', 'a'],
      ['b', 'a'],
      ['a', 'c', 'b'],
    ]) {
      expect(why(subjects, names.map(one))).toBe('f: the statement must be sorted by name, each name once.');
    }
    expect(why(subjects, [{ name: 'a', digest: { sha256: 'x' } }])).toBe(
      'f: 0.digest.sha256 must be a SHA-256 in 64 lower-case hex digits.',
    );
  });

  it('the numbers of a header', () => {
    const statement = hex.repeat(4);
    const root = (version: unknown) => why(headerFields.root, { version, statement });
    for (const version of [1, 1_000_000]) expect(root(version)).toBeNull();
    for (const version of [0, 1_000_001, 1.5, '1']) {
      expect(root(version)).toBe('f: version must be a whole number from 1 to 1000000.');
    }
    for (const phase of [null, 0, 9999]) expect(why(headerFields.phase, phase)).toBeNull();
    for (const phase of [-1, 10_000, '7']) {
      expect(why(headerFields.phase, phase)).toBe('f: the statement must be a whole number from 0 to 9999.');
    }
  });
});
