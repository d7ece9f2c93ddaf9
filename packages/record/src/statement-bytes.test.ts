import { describe, expect, it } from 'vitest';
import { canonicalize, type Json } from './canonical.ts';
import { sha256 } from './digest.ts';
import { encodeStatement, MAX_STATEMENT, parseStatement } from './statement-bytes.ts';
import type { WithdrawBody } from './statements/bodies.ts';
import type { Header, Subject } from './statements/header.ts';
import { refusalOf, sentenceOf } from './testing/refusals.ts';
import { sampleRecord } from './testing/sample-record.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const header: Header = {
  record: a,
  root: { version: 1, statement: a },
  phase: 7,
  cites: [b, a, b],
  author: { person: 'ada', key: `SHA256:${'A'.repeat(43)}`, previous: [] },
  time: '2026-11-22T09:00:00Z',
  nonce: '0'.repeat(32),
};
const body: WithdrawBody = { statement: b, lost: false, reason: 'I was mistaken.' };
const subject: readonly Subject[] = [
  { name: 'z', digest: { sha256: a } },
  { name: 'a', digest: { sha256: b } },
];
const { bytes } = encodeStatement('withdraw', subject, header, body);

/** What parsing says of the statement with the value at `path` replaced, in canonical bytes. */
function changed(path: readonly (string | number)[], replacement: Json): string | undefined {
  const value: unknown = JSON.parse(Buffer.from(bytes).toString());
  let parent = value;
  for (const step of path.slice(0, -1)) parent = (parent as Record<string | number, unknown>)[step];
  (parent as Record<string | number, unknown>)[path.at(-1) as string] = replacement;
  return refusalOf(() => parseStatement(Buffer.from(canonicalize(value as Json)), 'x.json'))?.code;
}

describe('encodeStatement', () => {
  it('writes an in-toto statement in canonical form, with sets in order', () => {
    const value = JSON.parse(Buffer.from(bytes).toString());
    expect(value._type).toBe('https://in-toto.io/Statement/v1');
    expect(value.predicateType).toBe('https://sallyport.dev/withdraw/v1');
    expect(value.predicate.cites).toEqual([a, b]);
    expect(value.subject.map(({ name }: { name: string }) => name)).toEqual(['a', 'z']);
  });

  it('is read back as it was written', () => {
    const statement = parseStatement(bytes, 'x.json');
    expect(statement.digest).toBe(sha256(bytes));
    expect(encodeStatement('withdraw', statement.subject, statement.header, body).bytes).toEqual(bytes);
  });
});

describe('parseStatement', () => {
  it.each<[string, readonly (string | number)[], Json]>([
    ['another statement type of in-toto', ['_type'], 'https://in-toto.io/Statement/v0.1'],
    ['a predicate that is not ours', ['predicateType'], 'https://slsa.dev/provenance/v1'],
    ['a type that every object has', ['predicateType'], 'https://sallyport.dev/constructor/v1'],
    ['another version', ['predicateType'], 'https://sallyport.dev/withdraw/v2'],
    ['a body of another type', ['predicateType'], 'https://sallyport.dev/hold/v1'],
    ['no subject', ['subject'], []],
    ['a subject twice', ['subject', 1, 'name'], 'a'],
    ['subjects out of order', ['subject', 0, 'name'], 'zz'],
    ['a second digest beside sha256', ['subject', 0, 'digest', 'gitCommit'], '0'.repeat(40)],
    ['an unknown key outside', ['more'], 1],
    ['an unknown key in the header', ['predicate', 'more'], 1],
    ['an unknown key in the body', ['predicate', 'body', 'more'], 1],
    ['no record', ['predicate', 'record'], null],
    ['no root', ['predicate', 'root'], null],
    ['cites out of order', ['predicate', 'cites'], [b, a]],
    ['a digest in capitals', ['predicate', 'cites'], [a.toUpperCase()]],
    ['a person with a name', ['predicate', 'author', 'person'], 'Ada Lovelace'],
    ['a fingerprint in hex', ['predicate', 'author', 'key'], a],
    ['a short nonce', ['predicate', 'nonce'], '00'],
    ['a fractional phase', ['predicate', 'phase'], 7.5],
    ['a time zone', ['predicate', 'time'], '2026-11-22T09:00:00+00:00'],
    ['fractions of a second', ['predicate', 'time'], '2026-11-22T09:00:00.5Z'],
    ['a day that its month lacks', ['predicate', 'time'], '2026-02-29T09:00:00Z'],
    ['a long reason', ['predicate', 'body', 'reason'], 'x'.repeat(4097)],
  ])('refuses %s', (_, path, replacement) => {
    expect(changed(path, replacement)).toBe('RECORD_STATEMENT_MALFORMED');
  });

  it('accepts the leap day of a leap year', () => {
    expect(changed(['predicate', 'time'], '2028-02-29T09:00:00Z')).toBeUndefined();
  });

  it('refuses what is too large before it parses it', () => {
    const large = Buffer.alloc(MAX_STATEMENT + 1, ' ');
    expect(refusalOf(() => parseStatement(large, 'x.json'))).toEqual({ code: 'RECORD_TOO_LARGE', file: 'x.json' });
  });

  it('demands a phase of all but trust, sign-offs and withdrawals', async () => {
    const record = await sampleRecord();
    for (const statement of record.view().statements) {
      const { type, body: itsBody } = statement;
      const phaseless = { ...statement.header, phase: null };
      const refusal = refusalOf(() => encodeStatement(type, subject, phaseless, itsBody))?.code;
      const may = ['trust', 'signoff', 'withdraw'].includes(type);
      expect([type, refusal]).toEqual([type, may ? undefined : 'RECORD_STATEMENT_MALFORMED']);
    }
  });

  it('takes for a genesis only a first root that cites nothing', async () => {
    const record = await sampleRecord();
    const [genesis] = record.view().statements;
    if (genesis?.type !== 'trust') throw new Error('The first statement of the sample is its genesis.');
    const again = (over: Partial<Header>, root: object): string | undefined =>
      refusalOf(() => encodeStatement('trust', subject, { ...genesis.header, ...over }, { ...genesis.body, ...root }))
        ?.code;
    expect(again({}, {})).toBeUndefined();
    expect(again({ cites: [a] }, {})).toBe('RECORD_STATEMENT_MALFORMED');
    expect(again({ author: { ...genesis.header.author, previous: [a] } }, {})).toBe('RECORD_STATEMENT_MALFORMED');
    expect(again({ phase: 7 }, {})).toBe('RECORD_STATEMENT_MALFORMED');
    expect(again({}, { version: 2 })).toBe('RECORD_STATEMENT_MALFORMED');
    expect(again({}, { previous: a })).toBe('RECORD_STATEMENT_MALFORMED');
    expect(again({ record: a, root: { version: 1, statement: a } }, {})).toBe('RECORD_STATEMENT_MALFORMED');
    const why = (over: Partial<Header>, root: object) =>
      sentenceOf(() => encodeStatement('trust', subject, { ...genesis.header, ...over }, { ...genesis.body, ...root }));
    expect(why({ phase: 7 }, {})).toBe('the new statement: predicate must have phase null.');
    const only = 'is the genesis exactly if its root has version 1 and no previous root';
    expect(why({}, { version: 2 })).toBe(`the new statement: predicate ${only}.`);
  });
});
