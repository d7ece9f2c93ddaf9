import { foundRecord, listKey, makeKey, type RecordBuilder } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../digest.ts';
import { peoplePath } from '../layout.ts';
import { readRecord } from '../read-record.ts';
import { signStatement } from '../sign-statement.ts';
import type { Signer } from '../signer.ts';
import type { TrustBody } from '../statements/bodies.ts';
import { laterRefusalOf, refusalOf } from '../testing/refusals.ts';

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

  it('goes on from a root whose signature was taken back after it took effect', async () => {
    const record = await founded();
    const second = await record.changeRoot(grant);
    const signature = await record.cosign(second, { by: 'bo' });
    await record.seal();
    await record.withdraw(signature, {}, { by: 'bo', root: 1 });
    await record.changeRoot(() => ({ grants: [] }), { cosigners: ['eve'] });
    expect(versions(record)).toEqual([1, 2, 3]);
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
