import { describe, expect, it } from 'vitest';
import { canonicalize, type Json, parseCanonical } from './canonical.ts';
import { inFile, RecordError } from './errors.ts';
import { integer, list, map, object, type Shape, text } from './shape.ts';
import { encodeStatement, MAX_STATEMENT, parseStatement } from './statement-bytes.ts';
import type { Header, Subject } from './statements/header.ts';

/** The sentence in which `run` is refused, and the file it names. */
function sentence(run: () => unknown): readonly [string, string | null] | null {
  try {
    run();
  } catch (error) {
    if (error instanceof RecordError) return [error.message, error.file];
    throw error;
  }
  return null;
}

function of(file: string, why: string): readonly [string, string] {
  return [`${file}${why}`, file];
}

describe('a refusal', () => {
  it('is a RecordError that keeps its cause, where it has one', () => {
    const cause = new Error('because');
    const error = new RecordError('RECORD_LOG_BROKEN', 'The log is broken.', { file: 'log/leaves', cause });
    expect([error.name, error.code, error.message, error.file, error.cause]).toEqual([
      'RecordError',
      'RECORD_LOG_BROKEN',
      'The log is broken.',
      'log/leaves',
      cause,
    ]);
    const plain = new RecordError('RECORD_LOG_BROKEN', 'The log is broken.');
    expect(plain.file).toBeNull();
    expect('cause' in plain).toBe(false);
  });

  it('gets the name of its file, once, and other errors pass through', () => {
    const nameless = new RecordError('RECORD_SIGNATURE_BAD', 'It is bad.');
    const named = new RecordError('RECORD_SIGNATURE_BAD', 'It is bad.', { file: 'a' });
    const thrown = (error: Error) => () =>
      inFile('b', () => {
        throw error;
      });
    expect(sentence(thrown(nameless))).toEqual(of('b', ': It is bad.'));
    expect(sentence(thrown(named))).toEqual(['It is bad.', 'a']);
    expect(thrown(nameless)).toThrow(expect.objectContaining({ code: 'RECORD_SIGNATURE_BAD', cause: nameless }));
    expect(thrown(new TypeError('ours'))).toThrow(TypeError);
    expect(inFile('b', () => 7)).toBe(7);
  });
});

describe('what is not canonical says why', () => {
  it.each<[Json | undefined, string]>([
    [Number.NaN, 'the number NaN has no JSON form'],
    [undefined, 'a value of type undefined has no JSON form'],
    ['\ud800', 'a string holds half of a surrogate pair'],
    [deep(65), 'nesting goes deeper than 64 levels'],
  ])('when it is written', (value, why) => {
    expect(sentence(() => canonicalize(value as Json))).toEqual([`Not canonical JSON: ${why}.`, null]);
  });

  it.each([
    [Buffer.from([0xff]), ' is not canonical JSON: it is not UTF-8.'],
    [Buffer.from('{'), ' is not JSON.'],
    [Buffer.from('{ }'), ' is not canonical JSON: writing its values again gives other bytes (RFC 8785).'],
    [
      Buffer.from('["\\ud800"]'),
      ' is not canonical JSON: Not canonical JSON: a string holds half of a surrogate pair.',
    ],
    [
      Buffer.from('['.repeat(65) + ']'.repeat(65)),
      ' is not canonical JSON: Not canonical JSON: nesting goes deeper than 64 levels.',
    ],
  ])('when it is read', (bytes, why) => {
    expect(sentence(() => parseCanonical(bytes, 'x.json'))).toEqual(of('x.json', why));
  });

  it('keeps the cause', () => {
    expect(() => parseCanonical(Buffer.from('{'), 'x')).toThrow(
      expect.objectContaining({ cause: expect.any(SyntaxError) }),
    );
    expect(() => parseCanonical(Buffer.from('["\\ud800"]'), 'x')).toThrow(
      expect.objectContaining({ cause: expect.any(RecordError) }),
    );
  });
});

describe('what has the wrong form says where', () => {
  const read = (shape: Shape<unknown>, value: unknown) =>
    sentence(() => shape(value, { file: 'x.json', path: [] }))?.[0];
  const inner = object<{ names: unknown }>({ names: list(map(text(3), integer(0, 5))) });

  it.each([
    [{ names: [{ a: 1, b: 6 }] }, 'names.0.b must be a whole number from 0 to 5'],
    [{ names: [{ a: 1 }, { long1: 1 }] }, 'names.1.long1 must have 0 to 3 characters'],
    [{ names: [{ a: -1 }] }, 'names.0.a must be a whole number from 0 to 5'],
    [{ names: [{ a: 1 }, 7] }, 'names.1 must be an object'],
    [{ names: {} }, 'names must be a list'],
    [{}, 'names is missing'],
    [{ names: [], more: 1 }, 'the statement has the unknown key "more"'],
    [7, 'the statement must be an object'],
  ])('%j', (value, why) => {
    expect(read(inner, value)).toBe(`x.json: ${why}.`);
  });

  it('accepts the largest and the smallest that fit', () => {
    expect(read(integer(0, 5), 5)).toBeUndefined();
    expect(read(integer(0, 5), 0)).toBeUndefined();
    expect(read(text(3, 1), 'abc')).toBeUndefined();
    const most = Object.fromEntries(Array.from({ length: 4096 }, (_, place) => [`k${place}`, 1]));
    expect(read(map(text(), integer(0)), most)).toBeUndefined();
  });

  it('leaves the path as it was, for whoever reads on', () => {
    const place = { file: 'x.json', path: ['before'] };
    inner({ names: [{ a: 1 }] }, place);
    expect(place.path).toEqual(['before']);
  });
});

const a = 'a'.repeat(64);
const header: Header = {
  record: a,
  root: { version: 1, statement: a },
  phase: 7,
  cites: [],
  author: { person: 'ada', key: `SHA256:${'A'.repeat(43)}`, previous: [] },
  time: '2026-11-28T09:00:00Z',
  nonce: '0'.repeat(32),
};
const subject: readonly Subject[] = [{ name: 'a', digest: { sha256: a } }];
const withdrawal = { statement: a, lost: false, reason: 'I was mistaken.' };

describe('a malformed statement says what it must be', () => {
  const { bytes } = encodeStatement('withdraw', subject, header, withdrawal);
  const read = (from: string, to: string) => {
    const changed = Buffer.from(bytes).toString().replace(from, to);
    return sentence(() => parseStatement(Buffer.from(changed), 'x.json'))?.[0];
  };

  it.each([
    ['in-toto.io/Statement/v1', 'in-toto.io/Statement/v9', '_type must be https://in-toto.io/Statement/v1'],
    ['withdraw/v1', 'withdraw/v2', 'predicateType is no statement type of ours'],
    ['"https://sallyport.dev/withdraw/v1"', '7', 'predicateType is no statement type of ours'],
    ['"lost":false', '"lost":"no"', 'predicate.body.lost must be true or false'],
    ['"2026-11-28T09:00:00Z"', '"noon"', 'predicate.time must be a time such as 2026-11-22T09:00:00Z'],
    ['"2026-11-28T09:00:00Z"', '7', 'predicate.time must be a time such as 2026-11-22T09:00:00Z'],
    ['"root":{', '"root":null,"rooty":{', 'predicate has the unknown key "rooty"'],
  ])('%s changed into %s', (from, to, why) => {
    expect(read(from, to)).toBe(`x.json: ${why}.`);
  });

  it.each<[string, Partial<Header>]>([
    ['must name both its record and its root, or neither', { record: null }],
    ['must name both its record and its root, or neither', { root: null }],
    ['must name its record, unless it is the genesis, which cites nothing', { record: null, root: null }],
  ])('predicate %s', (why, change) => {
    expect(sentence(() => encodeStatement('withdraw', subject, { ...header, ...change }, withdrawal))).toEqual(
      of('the new statement', `: predicate ${why}.`),
    );
  });

  it('predicate must name its phase, or have none', () => {
    const kickoff = { title: 'Kickoff', chair: 'ada', invited: ['ada'], agenda: [] };
    const phaseless = { ...header, phase: null };
    expect(sentence(() => encodeStatement('kickoff', subject, phaseless, kickoff))?.[0]).toBe(
      'the new statement: predicate must name its phase.',
    );
    expect(sentence(() => encodeStatement('kickoff', subject, header, kickoff))).toBeNull();
    expect(sentence(() => encodeStatement('withdraw', subject, phaseless, withdrawal))).toBeNull();
  });

  it('subject must be sorted by name, each name once', () => {
    const twice = [...subject, ...subject];
    expect(sentence(() => encodeStatement('withdraw', twice, header, withdrawal))?.[0]).toBe(
      'the new statement: subject must be sorted by name, each name once.',
    );
  });

  it('may be as large as the limit, and not a byte larger', () => {
    const large = sentence(() => parseStatement(Buffer.alloc(MAX_STATEMENT + 1, ' '), 'x.json'));
    expect(large).toEqual(of('x.json', ` is larger than ${MAX_STATEMENT} bytes.`));
    const fits = sentence(() => parseStatement(Buffer.alloc(MAX_STATEMENT, ' '), 'x.json'));
    expect(fits).toEqual(of('x.json', ' is not JSON.'));
  });

  it('accepts the last day of February, and of every month that has it', () => {
    for (const day of ['02-28', '04-30', '12-31']) {
      const time = `2026-${day}T09:00:00Z`;
      expect(sentence(() => encodeStatement('withdraw', subject, { ...header, time }, withdrawal))).toBeNull();
    }
  });
});

function deep(levels: number): Json {
  let value: Json = [];
  for (let level = 1; level < levels; level++) value = [value];
  return value;
}
