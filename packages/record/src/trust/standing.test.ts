import { foundRecord, listKey, makeKey, type RecordBuilder } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import type { Bodies, TrustBody } from '../statements/bodies.ts';
import type { VerifiedStatement } from '../statements/statement.ts';
import { grantStanding, standingIn } from './standing.ts';

const roles = { security: ['bo'], sre: ['bo'], pm: ['ada'] };

async function founded(): Promise<RecordBuilder> {
  const record = await foundRecord({ persons: ['ada', 'bo', 'eve'], roles });
  await record.seal();
  return record;
}

function find(record: RecordBuilder, digest: string): VerifiedStatement {
  const statement = record.view().statements.find((candidate) => candidate.digest === digest);
  if (statement === undefined) throw new Error('The statement is not there.');
  return statement;
}

const noGo: Bodies['vote'] = { poll: null, roles: ['security'], answer: 'no-go', reason: 'Not yet.', snapshot: null };
const byBo = { by: 'bo', root: 1 };
function retireBo(
  record: RecordBuilder,
  status: 'retired' | 'compromised',
  since: number | null,
  how: { readonly cites?: readonly string[] } = {},
): Promise<string> {
  const change = ({ keys }: TrustBody): Partial<TrustBody> => ({
    keys: keys.map((key) => (key.person === 'bo' ? { ...key, status, since } : key)),
  });
  return record.changeRoot(change, { cosigners: ['eve'], ...how });
}

describe('standing', () => {
  it('is good while nothing was taken back', async () => {
    const record = await founded();
    await record.add('vote', noGo, byBo);
    expect(record.view().statements.every(({ standing }) => standing === 'good')).toBe(true);
  });

  it('cannot be touched by a retirement that cites the statement, sealed or not', async () => {
    const record = await founded();
    const vote = await record.add('vote', noGo, byBo);
    await retireBo(record, 'retired', null);
    expect(find(record, vote).standing).toBe('good');
  });

  it('cannot be touched by a retirement that came after the seal', async () => {
    const record = await founded();
    const vote = await record.add('vote', noGo, byBo);
    await record.seal();
    await retireBo(record, 'retired', null, { cites: [record.fingerprint] });
    expect(find(record, vote)).toMatchObject({ standing: 'good', index: 1 });
  });

  it('is late where the key was retired first, as far as anyone can tell', async () => {
    const record = await founded();
    await retireBo(record, 'retired', null);
    const vote = await record.add('vote', noGo, byBo);
    expect(find(record, vote).standing).toBe('late');
    await record.seal();
    expect(find(record, vote).standing).toBe('late');
  });

  it('is void from the index on from which the key is compromised, whatever cites the statement', async () => {
    const record = await founded();
    const early = await record.add('vote', noGo, byBo);
    const stolen = await record.add('vote', noGo, byBo);
    await record.seal();
    await retireBo(record, 'compromised', 2);
    expect(find(record, early).standing).toBe('good');
    expect(find(record, stolen).standing).toBe('void');
    const unsealed = await record.add('vote', noGo, byBo);
    expect(find(record, unsealed).standing).toBe('void');
  });

  it('is late when every role the statement speaks for was taken back first', async () => {
    const record = await founded();
    const without =
      (lost: string) =>
      ({ grants }: { grants: readonly { person: string; role: string }[] }) => ({
        grants: grants.filter(({ role }) => role !== lost),
      });
    await record.changeRoot(without('security'), { cosigners: ['eve'] });
    const one = await record.add('vote', noGo, byBo);
    const two = await record.add('vote', { ...noGo, roles: ['security', 'sre'] }, byBo);
    const none = await record.withdraw(one, {}, byBo);
    expect(find(record, one).standing).toBe('late');
    expect(find(record, two).standing).toBe('good');
    expect(find(record, none).standing).toBe('good');
    const view = record.view();
    expect(grantStanding(view, find(record, two), 'security')).toBe('late');
    expect(grantStanding(view, find(record, two), 'sre')).toBe('good');
    expect(grantStanding(view, find(record, two), 'pm')).toBe('good');
  });

  it('looks at the roles of sign-offs and resumptions too', async () => {
    const record = await founded();
    await record.changeRoot(() => ({ grants: [] }), { cosigners: ['eve'] });
    const signoff = await record.signoff([{ role: 'sre' }, { about: 'A2', role: null }], byBo);
    const resume = await record.resume({ holds: [signoff], role: 'sre' }, byBo);
    const roleless = await record.signoff([{ role: null }], byBo);
    expect(find(record, signoff).standing).toBe('late');
    expect(find(record, resume).standing).toBe('late');
    expect(find(record, roleless).standing).toBe('good');
  });

  it('depends on the first root that retired the key, and on none before', async () => {
    const record = await founded();
    await record.changeRoot(() => ({ grants: [] }), { cosigners: ['eve'] });
    const vote = await record.add('vote', { ...noGo, roles: ['unheld'] }, byBo);
    expect(find(record, vote).standing).toBe('good');
    await retireBo(record, 'retired', null);
    expect(find(record, vote).standing).toBe('good');
    const after = await record.add('vote', { ...noGo, roles: ['unheld'] }, byBo);
    expect(find(record, after).standing).toBe('late');
  });

  it('does not look at roots before the one that lists the key', async () => {
    const record = await founded();
    const { signer } = await makeKey({ type: 'ed25519', seed: 'second key of bo' });
    const enrol = ({ keys }: TrustBody): Partial<TrustBody> => ({ keys: [...keys, listKey(signer, { person: 'bo' })] });
    await record.changeRoot(enrol, { cosigners: ['eve'] });
    const vote = await record.add('vote', noGo, { by: 'bo', signer });
    await retireBo(record, 'retired', null);
    expect(find(record, vote).standing).toBe('good');
  });

  it('is late where another person kept the role that the author lost', async () => {
    const record = await founded();
    const grants = [{ person: 'ada', role: 'security' }, ...record.root().grants];
    await record.changeRoot(() => ({ grants }), { cosigners: ['eve'] });
    await record.changeRoot(() => ({ grants: grants.filter(({ person }) => person === 'ada') }), {
      cosigners: ['eve'],
    });
    const byBoLater = { by: 'bo', root: 2 };
    const vote = await record.add('vote', noGo, byBoLater);
    expect(find(record, vote).standing).toBe('late');
  });

  it('is late from the very index at which the retirement took effect', async () => {
    const record = await founded();
    const view = record.view();
    const [root] = view.roots;
    const [genesis] = view.statements;
    if (root === undefined || genesis === undefined) throw new Error('A record has a root.');
    const next = { ...root, version: 2, statement: 'f'.repeat(64), effectiveAt: 5, grants: [] };
    const retired = next.keys.map((key) => (key.person === 'bo' ? { ...key, status: 'retired' as const } : key));
    const bo = root.keys.find(({ person }) => person === 'bo')?.fingerprint ?? '';
    const author = { person: 'bo', key: bo, previous: [] };
    const header = { ...genesis.header, root: { version: 1, statement: root.statement }, author };
    const vote = {
      ...genesis,
      digest: 'e'.repeat(64),
      header,
      type: 'vote',
      body: noGo,
    } as unknown as VerifiedStatement;
    const byKey = standingIn({ statements: view.statements, roots: [root, { ...next, keys: retired }] });
    const byRole = standingIn({ statements: view.statements, roots: [root, next] });
    for (const standing of [byKey, byRole]) {
      expect([4, 5, 6, null].map((index) => standing(vote, index))).toEqual(['good', 'late', 'late', 'late']);
    }
    const unlisted = standingIn({ statements: view.statements, roots: [{ ...root, keys: [] }] });
    expect(unlisted(vote, 4)).toBe('good');
  });

  it('is void from the very index from which the key is compromised', async () => {
    const record = await founded();
    const votes: string[] = [];
    for (let i = 0; i < 3; i++) votes.push(await record.add('vote', noGo, byBo));
    await record.seal();
    const indexes = votes.map((vote) => find(record, vote).index);
    await retireBo(record, 'compromised', indexes[1] ?? null);
    expect(votes.map((vote) => find(record, vote).standing)).toEqual(['good', 'void', 'void']);
  });
});
