import {
  type Header,
  preAuthEncoding,
  readRecord,
  sha256,
  signaturePath,
  signStatement,
  statementPath,
} from '@sallyport/record';
import { foundRecord, makeKey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';

function compromise(made: Scenario, person: string, since: number) {
  return made.record.changeRoot(
    (root) => ({
      keys: root.keys.map((key) => (key.person === person ? { ...key, status: 'compromised' as const, since } : key)),
    }),
    { cosigners: ['quinn'] },
  );
}

function retire(made: Scenario, person: string) {
  return made.record.changeRoot(
    (root) => ({ keys: root.keys.map((key) => (key.person === person ? { ...key, status: 'retired' } : key)) }),
    { cosigners: ['quinn'] },
  );
}

describe('sign-offs under attack', () => {
  test('attack 2: an old sign-off says nothing about a new candidate', async () => {
    const made = await goScenario();
    const candidate = sha256('the next build');
    expect(made.board({ candidate })).toMatchObject({
      verdict: 'HOLD',
      poll: { state: 'void', changed: ['the candidate is another build'] },
    });
    const subjects = new Map(made.facts().subjects).set('I2/documents.set@file', sha256('other documents'));
    const about = new Map(made.facts().about).set('I2', sha256('other documents'));
    expect(made.state('I2', { subjects, about })).not.toBe('met');
    const criteria = smallGate.criteria.map((each) => (each.id === 'C4' ? { ...each, asks: 'Less.' } : each));
    expect(made.state('C4', { gate: { ...smallGate, criteria } })).toBe('awaiting');
  });

  test('attack 3: a sign-off, vote, waiver or evidence of another phase says nothing about this one', async () => {
    const made = await goScenario();
    const phase = { ...smallGate.phase, number: 8 };
    const next = made.board({ gate: { ...smallGate, phase } });
    // Not one byte of what is judged has changed between the phases.
    expect(next.criteria.map((each) => each.substance)).not.toContain('');
    expect(next.verdict).toBe('HOLD');
    expect(next.criteria.filter((each) => each.state === 'met' && each.criterion.required)).toEqual([]);
    expect([next.poll, next.baseline, next.kickoff]).toEqual([null, null, null]);
    const noGo = await made.vote('noor', 'no-go', { phase: 6 });
    expect(made.board().standingNoGos).toEqual([]);
    expect(made.board({ gate: { ...smallGate, phase: { ...phase, number: 6 } } }).standingNoGos).toMatchObject([
      { statement: noGo },
    ]);
  });

  test('attack 3: a statement of another record is refused, although the same people and keys are in it', async () => {
    const people = { persons: ['ada', 'bo'], roles: { security: ['ada'] } };
    const theirs = await foundRecord({ ...people, origin: 'other.example/gate' });
    const ours = await foundRecord(people);
    const signoff = await theirs.signoff([{ about: 'E8', role: 'security' }]);
    const shown = [...theirs.files].filter(([path]) => path.startsWith('blob'));
    for (const path of [statementPath(signoff), signaturePath(signoff)]) {
      ours.files.set(path, theirs.files.get(path) ?? new Uint8Array());
    }
    for (const [path, bytes] of shown) ours.files.set(path, bytes);
    expect(() => ours.view()).toThrow(expect.objectContaining({ code: 'RECORD_TRUST_INVALID' }));
  });

  test('attack 6: a vote dated back behind the deadline is late, because of what it cites', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    const deadline = made.board().poll?.deadline ?? '';
    const before = new Date(Date.parse(deadline) - 3_600_000).toISOString().replace('.000Z', 'Z');
    made.record.advance(2 * 86_400);
    await made.observe();
    await made.vote(persons.legal, 'go', { at: before });
    const station = made.board().poll?.stations.find((each) => each.role === 'legal');
    expect(station).toMatchObject({ answer: 'silent', votes: [{ counts: false, why: 'came after the deadline' }] });
  });

  test('attack 6: citation orders, so an answer dated back does not slip before the one it cites', async () => {
    const made = await scenario();
    await made.baseline();
    await made.accept(persons.security, 'security', 'L4');
    await made.reject(persons.security, 'security', 'L4', { at: '2020-01-01T00:00:00Z' });
    expect(made.state('L4')).toBe('failed');
    await made.accept(persons.security, 'security', 'L4', { at: '2019-01-01T00:00:00Z' });
    expect(made.state('L4')).toBe('met');
  });

  test('attack 7: a retired key signs nothing new, whatever date it writes', async () => {
    const made = await scenario();
    await made.baseline();
    const before = made.record.now();
    const { substance } = made.criterion('L4');
    await retire(made, 'noor');
    const entry = { about: 'L4', role: 'security', substance };
    await made.record.signoff([entry], { by: 'noor', root: 1, at: before, cites: [], previous: [] });
    expect(made.state('L4')).toBe('awaiting');
    await made.record.seal();
    expect(made.state('L4')).toBe('awaiting');
    await made.record.signoff([entry], { by: 'noor', at: before });
    expect(() => made.record.view()).toThrow(expect.objectContaining({ code: 'RECORD_KEY_NOT_ALLOWED' }));
  });

  test('attack 7: what a key signed and had sealed before it was retired stands', async () => {
    const made = await scenario();
    await made.baseline();
    await made.accept('noor', 'security', 'L4');
    await made.record.seal();
    await retire(made, 'noor');
    expect(made.state('L4')).toBe('met');
  });

  test('attack 28: a signature made for another purpose is no sign-off', async () => {
    const made = await scenario();
    const signer = made.record.signers.get('noor');
    if (!signer) throw new Error('There is no such signer.');
    const entry = { about: 'L4', role: 'security', substance: made.criterion('L4').substance };
    const digest = await made.record.signoff([entry], { by: 'noor' });
    expect(made.state('L4')).toBe('met');
    const bytes = made.record.files.get(statementPath(digest)) ?? new Uint8Array();
    for (const namespace of ['decision@sallyport.dev', 'trust@sallyport.dev', 'evidence@sallyport.dev'] as const) {
      const armour = await signer.sign(namespace, preAuthEncoding(bytes));
      const files = new Map(made.record.files).set(signaturePath(digest), Buffer.from(armour));
      expect(() => readRecord(files)).toThrow(expect.objectContaining({ file: signaturePath(digest) }));
    }
    // A commit or a file is signed as it is: without the payload type around it, the same bytes are another message.
    const bare = await signer.sign('signoff@sallyport.dev', bytes);
    const files = new Map(made.record.files).set(signaturePath(digest), Buffer.from(bare));
    expect(() => readRecord(files)).toThrow(expect.objectContaining({ file: signaturePath(digest) }));
  });

  test('attack 30: a key found to be compromised takes down what rested on it, from the index that is named', async () => {
    const made = await goScenario();
    await made.decide();
    const size = made.record.view().checkpoints.at(-1)?.size ?? 0;
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'open' });
    await compromise(made, 'noor', size);
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'open' });
    await compromise(made, 'noor', 0);
    expect(made.state('E8')).toBe('awaiting');
    expect(made.board()).toMatchObject({ verdict: 'HOLD', door: 'held' });
  });

  test('attack 30: but retiring the key of whoever said no does not silence the no', async () => {
    const made = await goScenario();
    await made.vote('noor', 'no-go');
    await retire(made, 'noor');
    expect(made.board().verdict).toBe('NO-GO');
  });

  test('attack 32: the signature of one statement beside another, or of another key, is refused', async () => {
    const made = await scenario();
    const left = await made.accept('noor', 'security', 'L4');
    const right = await made.accept('noor', 'security', 'E8');
    const swapped = new Map(made.record.files).set(
      signaturePath(left),
      made.record.files.get(signaturePath(right)) ?? new Uint8Array(),
    );
    expect(() => readRecord(swapped)).toThrow(expect.objectContaining({ file: signaturePath(left) }));
    const mallory = (await makeKey({ type: 'ed25519', seed: 'mallory' })).signer;
    const statement = made.record.view().statements.find((each) => each.digest === left);
    const bytes = made.record.files.get(statementPath(left)) ?? new Uint8Array();
    const forged = await mallory.sign('signoff@sallyport.dev', preAuthEncoding(bytes));
    const files = new Map(made.record.files).set(signaturePath(left), Buffer.from(forged));
    expect(() => readRecord(files)).toThrow(expect.objectContaining({ code: 'RECORD_SIGNATURE_BAD' }));
    if (statement?.type !== 'signoff') throw new Error('There is no such sign-off.');
    const author = { ...statement.header.author, key: mallory.fingerprint, previous: [] };
    const header: Header = { ...statement.header, author };
    const own = await signStatement(
      { type: 'signoff', subject: statement.subject, header, body: statement.body },
      mallory,
    );
    const added = new Map([...made.record.files, ...own.files]);
    expect(() => readRecord(added)).toThrow(expect.objectContaining({ code: 'RECORD_KEY_UNKNOWN' }));
  });

  test('attack 32: a sealed statement is bound to its signature, so even a second good one is refused', async () => {
    const made = await scenario();
    const key = (await makeKey({ type: 'ecdsa' })).signer;
    const { listKey } = await import('@sallyport/testkit');
    await made.record.changeRoot((root) => ({ keys: [...root.keys, listKey(key, { person: 'noor' })] }), {
      cosigners: ['quinn'],
    });
    const signed = await made.accept('noor', 'security', 'L4', { signer: key });
    await made.record.seal();
    const bytes = made.record.files.get(statementPath(signed)) ?? new Uint8Array();
    const again = await key.sign('signoff@sallyport.dev', preAuthEncoding(bytes));
    const files = new Map(made.record.files).set(signaturePath(signed), Buffer.from(again));
    expect(() => readRecord(files)).toThrow(expect.objectContaining({ code: 'RECORD_DIGEST_MISMATCH' }));
  });
});
