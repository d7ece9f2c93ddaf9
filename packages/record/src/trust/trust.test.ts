import { foundRecord, listKey, makeKey, type RecordBuilder } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../digest.ts';
import { peoplePath } from '../layout.ts';
import { readRecord } from '../read-record.ts';
import { signStatement } from '../sign-statement.ts';
import type { Signer } from '../signer.ts';
import type { TrustBody, TrustKey } from '../statements/bodies.ts';
import { laterRefusalOf, refusalOf } from '../testing/refusals.ts';
import { allowedSigners } from './allowed-signers.ts';
import { checkRoot, checkSuccessor } from './root-rules.ts';

async function key(seed: string, owner: Partial<TrustKey>): Promise<TrustKey> {
  return listKey((await makeKey({ type: 'ed25519', seed })).signer, owner);
}

const ada = await key('ada', { person: 'ada' });
const bo = await key('bo', { person: 'bo' });
const ci = await key('ci', { runner: 'ci' });
const root: TrustBody = {
  version: 1,
  previous: null,
  origin: 'emberfall.example/sallyport',
  kind: 'live',
  replaces: null,
  threshold: 2,
  persons: [
    { id: 'ada', vouchedBy: 'ada' },
    { id: 'bo', vouchedBy: 'ada' },
  ],
  keys: [ada, bo, ci],
  grants: [{ person: 'ada', role: 'pm' }],
  sealers: [ci.fingerprint],
  people: sha256('people'),
};

function refused(run: () => void): string | undefined {
  return refusalOf(run)?.code;
}

describe('checkRoot', () => {
  it('accepts a sound root', () => {
    expect(refused(() => checkRoot(root, 'f'))).toBeUndefined();
    expect(
      refused(() => checkRoot({ ...root, threshold: 1, keys: [ada, ci], persons: root.persons }, 'f')),
    ).toBeUndefined();
  });

  it.each<[string, Partial<TrustBody>]>([
    ['a person twice', { persons: [...root.persons, { id: 'ada', vouchedBy: 'bo' }] }],
    [
      'a voucher from outside',
      {
        persons: [
          { id: 'ada', vouchedBy: 'eve' },
          { id: 'bo', vouchedBy: 'ada' },
        ],
      },
    ],
    ['a threshold below two with two persons', { threshold: 1 }],
    ['a threshold that nobody reaches', { threshold: 3 }],
    ['one key for two persons', { keys: [ada, bo, ci, { ...ada, person: 'bo' }] }],
    ['a key of nobody', { keys: [ada, bo, { ...ci, runner: null }] }],
    ['a key of a person and a runner', { keys: [ada, { ...bo, runner: 'ci' }, ci] }],
    [
      'a key of a stranger',
      { keys: [ada, bo, ci, { ...ci, fingerprint: ada.fingerprint, runner: null, person: 'eve' }] },
    ],
    ['a human runner', { keys: [ada, bo, { ...ci, actor: 'Human' }] }],
    ['a fingerprint of another key', { keys: [{ ...ada, publicKey: bo.publicKey }, ci] }],
    ['a public key that is none', { keys: [{ ...ada, publicKey: 'ssh-ed25519 AAAA' }, bo, ci] }],
    ['presence that a key file cannot prove', { keys: [{ ...ada, presence: 'proved' }, bo, ci] }],
    ['a compromise without its beginning', { keys: [ada, bo, ci, { ...ci, status: 'compromised' }] }],
    ['a beginning without compromise', { keys: [{ ...ada, since: 3 }, bo, ci] }],
    ['a role for a stranger', { grants: [{ person: 'eve', role: 'pm' }] }],
    ['a role granted twice', { grants: [...root.grants, ...root.grants] }],
    ['a sealer that is not listed', { sealers: [`SHA256:${'A'.repeat(43)}`] }],
    ['a sealer that is retired', { keys: [ada, bo, { ...ci, status: 'retired' }] }],
    ['a sealer twice', { sealers: [ci.fingerprint, ci.fingerprint] }],
    ['nobody who can sign', { threshold: 1, keys: [{ ...ada, status: 'retired' }, ci] }],
    ['nobody but software', { threshold: 1, keys: [{ ...ada, actor: 'Software' }, ci] }],
  ])('refuses %s', (_, change) => {
    expect(refused(() => checkRoot({ ...root, ...change }, 'f'))).toBe('RECORD_TRUST_INVALID');
  });
});

describe('checkSuccessor', () => {
  const next: TrustBody = { ...root, version: 2, previous: sha256('genesis') };
  const retired: TrustKey = { ...bo, status: 'retired' };
  const compromised: TrustKey = { ...bo, status: 'compromised', since: 5 };

  it('lets keys be added, retired and found compromised, earlier and earlier', () => {
    const moves: readonly (readonly [TrustKey, TrustKey])[] = [
      [bo, retired],
      [bo, compromised],
      [retired, compromised],
      [compromised, { ...compromised, since: 2 }],
    ];
    for (const [before, after] of moves) {
      const base = { ...root, keys: [ada, before, ci] };
      expect(refused(() => checkSuccessor({ ...next, keys: [ada, after, ci] }, base, 'f'))).toBeUndefined();
    }
  });

  it.each<[string, Partial<TrustBody>, TrustKey]>([
    ['a version left out', { version: 3 }, bo],
    ['another origin', { origin: 'other.example' }, bo],
    ['a demo made live', { kind: 'demo' }, bo],
    ['another record replaced', { replaces: sha256('old') }, bo],
    ['a key dropped', { keys: [ada, ci] }, bo],
    ['a key given to another', { keys: [ada, { ...bo, person: 'ada' }, ci] }, bo],
    ['an actor changed', { keys: [ada, { ...bo, actor: 'Software Assisted' }, ci] }, bo],
    ['a retired key made active', { keys: [ada, bo, ci] }, retired],
    ['a compromised key made active', { keys: [ada, bo, ci] }, compromised],
    ['a compromised key merely retired', { keys: [ada, retired, ci] }, compromised],
    ['a compromise moved to later', { keys: [ada, { ...compromised, since: 6 }, ci] }, compromised],
  ])('refuses %s', (_, change, before) => {
    const base = { ...root, keys: [ada, before, ci] };
    expect(refused(() => checkSuccessor({ ...next, ...change }, base, 'f'))).toBe('RECORD_TRUST_INVALID');
  });
});

describe('allowedSigners', () => {
  it('is one line a key, sorted, with what each may sign', async () => {
    const assistant = await key('assistant', { person: 'ada', actor: 'Software Assisted' });
    const text = allowedSigners({ ...root, keys: [{ ...bo, status: 'retired' }, ci, assistant, ada] });
    const lines = text.split('\n').slice(0, -1);
    expect(lines).toEqual(lines.toSorted());
    const person = 'namespaces="signoff@sallyport.dev,trust@sallyport.dev,decision@sallyport.dev,git"';
    expect(lines).toContain(`ada ${person} ${ada.publicKey}`);
    expect(lines).toContain(`bo ${person} ${bo.publicKey}`);
    expect(lines).toContain(`ada namespaces="decision@sallyport.dev,git" ${assistant.publicKey}`);
    expect(lines).toContain(`runner:ci namespaces="evidence@sallyport.dev,seal@sallyport.dev,git" ${ci.publicKey}`);
    expect(allowedSigners({ ...root, sealers: [] })).toContain(
      `runner:ci namespaces="evidence@sallyport.dev" ${ci.publicKey}`,
    );
  });
});

describe('the chain of roots', () => {
  const grant = (): Partial<TrustBody> => ({ grants: [{ person: 'bo', role: 'sre' }] });

  async function founded(persons: readonly string[] = ['ada', 'bo', 'eve']): Promise<RecordBuilder> {
    const record = await foundRecord({ persons });
    await record.seal();
    return record;
  }

  function versions(record: RecordBuilder): readonly number[] {
    return record.view().roots.map(({ version }) => version);
  }

  it('grows when the threshold of distinct persons is sealed', async () => {
    const record = await founded();
    const proposal = await record.changeRoot(grant);
    expect(versions(record)).toEqual([1]);
    await record.cosign(proposal, { by: 'ada' });
    await record.seal();
    expect(versions(record)).toEqual([1]);
    await record.cosign(proposal, { by: 'eve' });
    expect(versions(record)).toEqual([1]);
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
    expect(record.root()).toMatchObject({ statement: proposal, effectiveAt: 3, grants: grant().grants });
  });

  it('counts neither a rejection nor another purpose', async () => {
    const record = await founded();
    const proposal = await record.changeRoot(grant);
    await record.signoff([{ about: proposal, answer: 'rejected' }], { by: 'bo', purpose: 'co-signature' });
    await record.signoff([{ about: proposal }], { by: 'bo', purpose: 'acknowledgement' });
    await record.seal();
    expect(versions(record)).toEqual([1]);
  });

  it('needs no other signature where one person is all there is', async () => {
    const record = await founded(['ada']);
    await record.changeRoot(() => ({ grants: [{ person: 'ada', role: 'sre' }] }));
    expect(versions(record)).toEqual([1, 2]);
  });

  it('refuses two roots of one version that both have their signatures', async () => {
    const record = await founded();
    const first = await record.changeRoot(grant, { people: namesOf(record) });
    const second = await record.add('trust', { ...bodyOf(record, first), grants: [] }, { by: 'eve' });
    await record.cosign(first, { by: 'bo' });
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
    await record.cosign(second, { by: 'bo', root: 1 });
    expect(await laterRefusalOf(() => record.seal())).toBe('RECORD_TRUST_INVALID');
  });

  it("counts no signature of someone whom the proposal's own base retired", async () => {
    const record = await founded();
    const retire = ({ keys }: TrustBody): Partial<TrustBody> => ({
      keys: keys.map((one) => (one.person === 'bo' ? { ...one, status: 'retired' as const } : one)),
    });
    await record.changeRoot(retire, { cosigners: ['eve'] });
    const proposal = await record.changeRoot(() => ({ grants: [] }));
    await record.cosign(proposal, { by: 'bo', root: 1 });
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
    await record.cosign(proposal, { by: 'eve' });
    await record.seal();
    expect(versions(record)).toEqual([1, 2, 3]);
  });

  it('counts a co-signature that was sealed before its proposal', async () => {
    const record = await founded();
    const other = await founded();
    const proposal = await other.changeRoot(grant);
    await record.cosign(proposal, { by: 'bo' });
    await record.seal();
    for (const [path, bytes] of other.files) if (path.includes(proposal)) record.files.set(path, bytes);
    record.files.set(peoplePath(2), other.files.get(peoplePath(2)) as Uint8Array);
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
  });

  it('refuses a proposal that does not follow the root it cites', async () => {
    const record = await founded();
    const body = { ...bodyOf(record, record.fingerprint), version: 2, previous: sha256('another') };
    await record.add('trust', body);
    expect(refusalOf(record.view)?.code).toBe('RECORD_TRUST_INVALID');
  });

  it('refuses a genesis by someone it does not list', async () => {
    const record = await founded();
    const { signer } = await makeKey({ type: 'ed25519', seed: 'mallory' });
    expect(await genesisBy(record, signer, 'ada')).toBe('RECORD_TRUST_INVALID');
    expect(await genesisBy(record, record.signers.get('ada') as Signer, 'ada')).toBeUndefined();
  });

  it('lets a newly enrolled key sign, and no key before its root', async () => {
    const record = await founded(['ada', 'bo']);
    const { signer } = await makeKey({ type: 'ed25519', seed: 'new' });
    const enrol = (now: TrustBody): Partial<TrustBody> => ({ keys: [...now.keys, listKey(signer, { person: 'bo' })] });
    await record.changeRoot(enrol, { cosigners: ['bo'] });
    await record.withdraw(record.fingerprint, {}, { by: 'bo', signer });
    expect(refusalOf(record.view)).toBeNull();
    await record.withdraw(record.fingerprint, {}, { by: 'bo', signer, root: 1 });
    expect(refusalOf(record.view)?.code).toBe('RECORD_KEY_UNKNOWN');
  });
});

function namesOf(record: RecordBuilder): { id: string; name: string; email: null }[] {
  return record.root().persons.map(({ id }) => ({ id, name: id, email: null }));
}

function bodyOf(record: RecordBuilder, digest: string): TrustBody {
  const statement = record.view().statements.find((candidate) => candidate.digest === digest);
  if (statement?.type !== 'trust') throw new Error('That is no root.');
  return statement.body;
}

/** The refusal of a record whose genesis is signed by `signer` in the name of `person`. */
async function genesisBy(record: RecordBuilder, signer: Signer, person: string): Promise<string | undefined> {
  const [genesis] = record.view().statements;
  if (genesis?.type !== 'trust') throw new Error('A record begins with its genesis.');
  const header = { ...genesis.header, author: { person, key: signer.fingerprint, previous: [] } };
  const { files } = await signStatement(
    { type: 'trust', subject: genesis.subject, header, body: genesis.body },
    signer,
  );
  const people = [...record.files].filter(([path]) => path.startsWith('trust/people/'));
  return refusalOf(() => readRecord(new Map([...files, ...people])))?.code;
}
