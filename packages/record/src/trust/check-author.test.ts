import { foundRecord, listKey, makeKey, type RecordBuilder, simulatedPasskey } from '@sallyport/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { signaturePath, statementPath } from '../layout.ts';
import { readRecord } from '../read-record.ts';
import type { Namespace, Signer } from '../signer.ts';
import type { Bodies, StatementType, TrustBody } from '../statements/bodies.ts';
import type { Header } from '../statements/header.ts';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import { forge } from '../testing/sample-record.ts';

const passkey = simulatedPasskey();
/** In its second root bo's key is retired, ada's key on disk is the software's, and ci seals no more. */
let record: RecordBuilder;
let bo: Signer;
let assistant: Signer;

beforeAll(async () => {
  record = await foundRecord({ persons: ['ada', 'bo', 'cleo', { id: 'lea', signer: passkey.signer }] });
  await record.seal();
  bo = record.signers.get('bo') as Signer;
  assistant = (await makeKey({ type: 'ed25519', seed: 'assistant' })).signer;
  const change = ({ keys }: TrustBody): Partial<TrustBody> => ({
    keys: [
      ...keys.map((key) => (key.person === 'bo' ? { ...key, status: 'retired' as const } : key)),
      listKey(assistant, { person: 'ada', actor: 'Software Assisted' }),
    ],
  });
  await record.changeRoot(change, { cosigners: ['cleo'] });
});

const withdrawal: Bodies['withdraw'] = { statement: 'a'.repeat(64), lost: false, reason: 'I was mistaken.' };

function headerBy(person: string | null, signer: Signer, over: Partial<Header> = {}): Header {
  const { version, statement } = record.root();
  return {
    record: record.fingerprint,
    root: { version, statement },
    phase: 7,
    cites: [],
    author: { person, key: signer.fingerprint, previous: [] },
    time: record.now(),
    nonce: 'f'.repeat(32),
    ...over,
  };
}

interface Forged<T extends StatementType> {
  readonly type: T;
  readonly body: Bodies[T];
  readonly over?: Partial<Header>;
  readonly namespace?: Namespace;
}

/** Code and sentence of the refusal of the record with a statement in it; the statement's own path is written FILE. */
async function judged<T extends StatementType>(
  person: string | null,
  signer: Signer,
  what: Forged<T>,
): Promise<readonly unknown[] | null> {
  const files = new Map(record.files);
  const { type, body, over, namespace } = what;
  const digest = await forge(files, { type, header: headerBy(person, signer, over), body }, signer, namespace);
  const refusal = refusalOf(() => readRecord(files));
  if (refusal === null) return null;
  const [file, signature] = [statementPath(digest), signaturePath(digest)];
  expect([file, signature]).toContain(refusal.file);
  const why = sentenceOf(() => readRecord(files))
    ?.replace(file, 'FILE')
    .replace(signature, 'SIGNATURE');
  return [refusal.code, why];
}

const withdraw = { type: 'withdraw' as const, body: withdrawal };

function signerOf(principal: string): Signer {
  return record.signers.get(principal) as Signer;
}

function notAllowed(why: string): readonly unknown[] {
  return ['RECORD_KEY_NOT_ALLOWED', `FILE does not count: ${why}.`];
}

describe('an author', () => {
  it('may sign what its key may sign', async () => {
    expect(await judged('ada', signerOf('ada'), withdraw)).toBeNull();
    expect(await judged('lea', passkey.signer, withdraw)).toBeNull();
  });

  it('writes into this record', async () => {
    const other = 'c'.repeat(64);
    expect(await judged('ada', signerOf('ada'), { ...withdraw, over: { record: other } })).toEqual([
      'RECORD_TRUST_INVALID',
      `FILE belongs to another record, ${other}.`,
    ]);
  });

  it('cites a root that is in effect', async () => {
    const unknown = 'd'.repeat(64);
    for (const version of [1, 2, 3]) {
      const root = { version, statement: unknown };
      expect(await judged('ada', signerOf('ada'), { ...withdraw, over: { root } })).toEqual([
        'RECORD_TRUST_INVALID',
        `FILE cites root ${version} (${unknown}), which is not in effect. ` +
          'A root takes effect when the signatures it needs are sealed.',
      ]);
    }
    const first = { version: 1, statement: record.fingerprint };
    expect(await judged('bo', bo, { ...withdraw, over: { root: first } })).toBeNull();
    expect(await judged('bo', bo, { ...withdraw, over: { root: { ...first, version: 2 } } })).toEqual([
      'RECORD_TRUST_INVALID',
      expect.stringContaining(`FILE cites root 2 (${record.fingerprint})`),
    ]);
  });

  it('signs with a key that the root lists, and as active', async () => {
    const { signer: mallory } = await makeKey({ type: 'ed25519', seed: 'mallory' });
    expect(await judged('ada', mallory, withdraw)).toEqual([
      'RECORD_KEY_UNKNOWN',
      `FILE is signed by ${mallory.fingerprint}, which root 2 does not list.`,
    ]);
    expect(await judged('bo', bo, withdraw)).toEqual(notAllowed('its key is retired in the root that it cites'));
  });

  it('signs with its own key', async () => {
    expect(await judged('cleo', signerOf('ada'), withdraw)).toEqual(
      notAllowed('its key belongs to ada, not to who it names'),
    );
    expect(await judged('ada', signerOf('runner:ci'), withdraw)).toEqual(
      notAllowed('its key belongs to the runner ci, not to who it names'),
    );
    expect(await judged(null, signerOf('ada'), withdraw)).toEqual(
      notAllowed('its key belongs to ada, not to who it names'),
    );
  });

  it('signs what its key is for', async () => {
    expect(await judged(null, signerOf('runner:ci'), withdraw)).toEqual(
      notAllowed('its key may not sign withdraw statements (namespace signoff@sallyport.dev)'),
    );
    expect(await judged('ada', assistant, withdraw)).toEqual(
      notAllowed('its key may not sign withdraw statements (namespace signoff@sallyport.dev)'),
    );
    const hold = { type: 'hold' as const, body: { decision: 'a'.repeat(64), reason: 'Red.', criteria: [] } };
    expect(await judged(null, signerOf('runner:ci'), hold)).toBeNull();
    expect(await judged('ada', assistant, hold)).toEqual(
      notAllowed('its key may not sign hold statements (namespace signoff@sallyport.dev)'),
    );
  });

  it('was present, where its key can tell', async () => {
    const elsewhere = passkey.with({ origin: 'https://evil.example' });
    for (const [used, why] of [
      [passkey.with({ flags: 0 }), 'the security key did not see anyone touch it'],
      [passkey.with({ flags: 1 }), 'the passkey did not verify its user (fingerprint, face or PIN)'],
      [elsewhere, 'the page https://evil.example may not ask this passkey for a signature'],
    ] as const) {
      expect(await judged('lea', used, withdraw)).toEqual([
        'RECORD_KEY_NOT_ALLOWED',
        `SIGNATURE: The signature does not count: ${why}.`,
      ]);
    }
  });
});

describe('a proposal', () => {
  it('follows the root that it cites, and is sound, before anyone signs it', async () => {
    const { statement, effectiveAt: _, ...body } = record.root();
    const next: TrustBody = { ...body, version: 3, previous: statement };
    const proposed = (over: Partial<TrustBody>) =>
      judged('ada', signerOf('ada'), { type: 'trust', body: { ...next, ...over }, over: { phase: null } });
    expect(await proposed({})).toBeNull();
    expect(await proposed({ previous: record.fingerprint })).toEqual([
      'RECORD_TRUST_INVALID',
      'FILE: its previous root is not the root that it cites.',
    ]);
    expect(await proposed({ version: 4 })).toEqual([
      'RECORD_TRUST_INVALID',
      'FILE: root 4 follows root 2: versions go up by one.',
    ]);
    expect(await proposed({ threshold: 9 })).toEqual([
      'RECORD_TRUST_INVALID',
      'FILE: root 3 has threshold 9 where 3 can sign: it must be 2 to 3.',
    ]);
  });
});
