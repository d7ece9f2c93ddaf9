import { listKey, makeKey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../digest.ts';
import { statementPath } from '../layout.ts';
import type { Bodies, StatementType, TrustBody, TrustKey } from '../statements/bodies.ts';
import type { Header } from '../statements/header.ts';
import type { Statement, StatementOf } from '../statements/statement.ts';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import { applyTrust, type Sealed } from './apply-trust.ts';

async function key(seed: string, owner: Partial<TrustKey>): Promise<TrustKey> {
  return listKey((await makeKey({ type: 'ed25519', seed })).signer, owner);
}

const ada = await key('ada', { person: 'ada' });
const bo = await key('bo', { person: 'bo' });
const eve = await key('eve', { person: 'eve' });
const lost = await key('lost', { person: 'bo', status: 'retired' });
const assistant = await key('assistant', { person: 'bo', actor: 'Software Assisted' });
const ci = await key('ci', { runner: 'ci' });
const stranger = await key('stranger', { person: 'bo' });

const founding: TrustBody = {
  version: 1,
  previous: null,
  origin: 'emberfall.example/sallyport',
  kind: 'live',
  replaces: null,
  threshold: 2,
  persons: ['ada', 'bo', 'eve'].map((id) => ({ id, vouchedBy: 'ada' })),
  keys: [ada, bo, eve, lost, assistant, ci],
  grants: [],
  sealers: [ci.fingerprint],
  people: sha256('people'),
};

interface By {
  readonly person?: string | null;
  readonly root?: Header['root'];
}

let count = 0;

/** A statement as it stands after its bytes and its signature were checked. */
function statement<T extends StatementType>(type: T, body: Bodies[T], by: TrustKey, over: By = {}): StatementOf<T> {
  count++;
  const { person = by.person, root = { version: 1, statement: genesis.digest } } = over;
  return {
    digest: sha256(`statement ${count}`),
    type,
    subject: [],
    header: {
      record: genesis.digest,
      root,
      phase: null,
      cites: [],
      author: { person, key: by.fingerprint, previous: [] },
      time: '2026-11-22T09:00:00Z',
      nonce: '0'.repeat(32),
    },
    body,
  } as unknown as StatementOf<T>;
}

const genesis = {
  digest: sha256('genesis'),
  type: 'trust',
  subject: [],
  header: { record: null, root: null, cites: [], author: { person: 'ada', key: ada.fingerprint, previous: [] } },
  body: founding,
} as unknown as StatementOf<'trust'>;

function proposal(over: Partial<TrustBody> = {}, by: TrustKey = ada, header: By = {}): StatementOf<'trust'> {
  return statement('trust', { ...founding, version: 2, previous: genesis.digest, ...over }, by, header);
}

function cosigned(proposed: Statement, by: TrustKey, over: By & { readonly answer?: 'accepted' | 'rejected' } = {}) {
  const { answer = 'accepted', ...header } = over;
  const entry = { about: proposed.digest, role: null, answer, reason: null, substance: proposed.digest };
  return statement(
    'signoff',
    { purpose: 'co-signature', meaning: 'I co-sign.', shown: '', opened: [], entries: [entry] },
    by,
    header,
  );
}

/** The effective roots of a log of these statements behind the genesis, every one sealed by itself. */
function applied(...statements: readonly Statement[]): readonly (readonly [number, number | null])[] {
  const entries: readonly Sealed[] = [genesis, ...statements].map((one, index) => ({ statement: one, index }));
  const seals = entries.map((_, index) => index + 1);
  return applyTrust(genesis, entries, seals).map(({ version, effectiveAt }) => [version, effectiveAt]);
}

describe('applyTrust', () => {
  it('puts a root into force at the signature that reaches the threshold, and once', () => {
    const next = proposal();
    expect(applied(next)).toEqual([[1, null]]);
    expect(applied(next, cosigned(next, bo))).toEqual([
      [1, null],
      [2, 2],
    ]);
    expect(applied(next, cosigned(next, bo), cosigned(next, eve))).toEqual([
      [1, null],
      [2, 2],
    ]);
    expect(applied(cosigned(next, bo), next)).toEqual([
      [1, null],
      [2, 2],
    ]);
    expect(applied(next, cosigned(next, ada), cosigned(next, ada))).toEqual([[1, null]]);
  });

  it('reads the log in its own order, whatever order the statements come in, and only what is sealed', () => {
    const next = proposal();
    const first = { statement: next, index: 1 };
    const second = { statement: cosigned(next, bo), index: 2 };
    const third = { statement: cosigned(next, eve), index: 3 };
    for (const entries of [
      [first, second, third],
      [third, second, first],
      [third, first, second],
    ]) {
      expect(applyTrust(genesis, entries, [1, 2, 3, 4]).map(({ effectiveAt }) => effectiveAt)).toEqual([null, 2]);
    }
    const unsealed = [first, { ...second, index: null }];
    expect(applyTrust(genesis, unsealed, [2])).toHaveLength(1);
  });

  it.each<[string, TrustKey, By]>([
    ['a key that the root does not list', stranger, {}],
    ["another person's key", eve, { person: 'bo' }],
    ['a key of nobody named', bo, { person: null }],
    ['a retired key', lost, {}],
    ['a key that software holds', assistant, {}],
    ["a runner's key", ci, {}],
    ["a runner's key in a person's name", ci, { person: 'bo' }],
    ['a key under a root of another digest', bo, { root: { version: 1, statement: sha256('another') } }],
    ['a key under a root that is not there', bo, { root: { version: 2, statement: genesis.digest } }],
    ['a key under no root', bo, { root: null }],
  ])('counts no signature by %s', (_, by, header) => {
    const next = proposal();
    expect(applied(next, cosigned(next, by, header))).toEqual([[1, null]]);
    const theirs = proposal({}, by, header);
    expect(applied(theirs, cosigned(theirs, ada), cosigned(theirs, eve))).toEqual([[1, null]]);
  });

  it('counts no rejection, and makes nothing of signatures under what never came', () => {
    const next = proposal();
    expect(applied(next, cosigned(next, bo, { answer: 'rejected' }))).toEqual([[1, null]]);
    expect(applied(cosigned(next, bo), cosigned(next, eve))).toEqual([[1, null]]);
    const named = statement('withdraw', { statement: next.digest, lost: true, reason: 'Gone.' }, bo);
    expect(applied(cosigned(named, ada), named, cosigned(named, eve))).toEqual([[1, null]]);
  });

  it('counts signatures for the root that they cite', () => {
    const second = proposal();
    const under = { root: { version: 2, statement: second.digest } };
    const third = proposal({ version: 3, previous: second.digest }, ada, under);
    const log = [second, cosigned(second, bo), third];
    expect(applied(...log, cosigned(third, bo))).toEqual([
      [1, null],
      [2, 2],
    ]);
    expect(applied(...log, cosigned(third, bo, under))).toEqual([
      [1, null],
      [2, 2],
      [3, 4],
    ]);
    const late = proposal();
    const both = [late, second, cosigned(second, bo), ...[ada, bo, eve].map((by) => cosigned(late, by, under))];
    expect(applied(...both)).toEqual([
      [1, null],
      [2, 3],
    ]);
  });

  it('reads what was taken back up to the seal, and no further', () => {
    const next = proposal();
    const signature = cosigned(next, bo);
    const withdrawn = statement('withdraw', { statement: signature.digest, lost: false, reason: 'No.' }, bo);
    expect(applied(next, signature, withdrawn)).toEqual([
      [1, null],
      [2, 2],
    ]);
    const entries = [genesis, next, signature, withdrawn].map((one, index) => ({ statement: one, index }));
    expect(applyTrust(genesis, entries, [1, 4])).toHaveLength(1);
    expect(applyTrust(genesis, entries, [3, 4])).toHaveLength(2);
  });

  it('takes a rejection for the proposal that it names', () => {
    const [next, rival] = [proposal(), proposal()];
    const rejected = cosigned(rival, bo, { answer: 'rejected' });
    expect(applied(next, rival, rejected, cosigned(next, bo)).at(-1)).toEqual([2, 4]);
    expect(applied(next, rival, rejected, cosigned(rival, bo))).toHaveLength(1);
  });

  it('refuses an unsound root once it would take effect', () => {
    const wrong = (over: Partial<TrustBody>) => {
      const next = proposal(over);
      const refusal = refusalOf(() => applied(next, cosigned(next, bo)));
      expect(refusal).toEqual({ code: 'RECORD_TRUST_INVALID', file: statementPath(next.digest) });
      return sentenceOf(() => applied(next, cosigned(next, bo)))?.replace(statementPath(next.digest), 'FILE');
    };
    expect(wrong({ version: 5 })).toBe('FILE: root 5 follows root 1: versions go up by one.');
    expect(wrong({ threshold: 4 })).toBe('FILE: root 2 has threshold 4 where 3 can sign: it must be 2 to 3.');
  });

  it('refuses two roots of one version, and says what to do', () => {
    const [one, two] = [proposal(), proposal()];
    const apply = () => applied(one, two, cosigned(one, bo), cosigned(two, eve));
    const file = statementPath(two.digest);
    expect(refusalOf(apply)).toEqual({ code: 'RECORD_TRUST_INVALID', file });
    expect(sentenceOf(apply)).toBe(
      `${file}: two roots claim version 2, and both have the signatures they need. ` +
        `The other is ${statementPath(one.digest)}. The record cannot say which people decide; found a new one.`,
    );
  });
});

describe('a genesis', () => {
  const founded = (
    author: { readonly person: string | null; readonly by: TrustKey },
    over: Partial<TrustBody> = {},
  ) => {
    const header = { ...genesis.header, author: { person: author.person, key: author.by.fingerprint, previous: [] } };
    const apply = () => applyTrust({ ...genesis, header, body: { ...founding, ...over } }, [], []);
    const refusal = refusalOf(apply);
    return refusal && [refusal.code, refusal.file, sentenceOf(apply)];
  };

  it('is signed by a person whom it lists, with an active key', () => {
    const file = statementPath(genesis.digest);
    const why = ['RECORD_TRUST_INVALID', file, `${file}: the genesis must be signed by a person whom it lists.`];
    expect(founded({ person: 'ada', by: ada })).toBeNull();
    expect(founded({ person: 'bo', by: stranger })).toEqual(why);
    expect(founded({ person: 'bo', by: lost })).toEqual(why);
    expect(founded({ person: 'bo', by: ada })).toEqual(why);
    expect(founded({ person: null, by: ci })).toEqual(why);
    expect(founded({ person: null, by: ada })).toEqual(why);
  });

  it('is a sound root', () => {
    const file = statementPath(genesis.digest);
    expect(founded({ person: 'ada', by: ada }, { threshold: 9 })).toEqual([
      'RECORD_TRUST_INVALID',
      file,
      `${file}: root 1 has threshold 9 where 3 can sign: it must be 2 to 3.`,
    ]);
  });
});
