import { allowedSignersPath, readRecord, type TrustBody } from '@sallyport/record';
import { foundRecord, listKey, makeKey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';

function granting(person: string, role: string): (root: TrustBody) => Partial<TrustBody> {
  return (root) => ({ grants: [...root.grants, { person, role }] });
}

async function secondKey(made: Scenario, person: string) {
  const key = (await makeKey({ type: 'ed25519', seed: `second key of ${person}` })).signer;
  await made.record.changeRoot((root) => ({ keys: [...root.keys, listKey(key, { person })] }), {
    cosigners: ['quinn', 'lena'],
  });
  return key;
}

describe('trust under attack', () => {
  test('attack 11: a line smuggled into allowed_signers is refused, since the file is generated from the root', async () => {
    const made = await goScenario();
    const path = allowedSignersPath(1);
    const generated = Buffer.from(made.record.files.get(path) ?? []).toString();
    const mallory = (await makeKey({ type: 'ed25519', seed: 'mallory' })).signer;
    const added = `${generated}noor@small namespaces="signoff@sallyport.dev" ${mallory.publicKey}\n`;
    for (const text of [
      added,
      generated.replaceAll('evidence@', 'signoff@'),
      generated.split('\n').slice(1).join('\n'),
    ]) {
      expect(text).not.toBe(generated);
      const files = new Map(made.record.files).set(path, Buffer.from(text));
      expect(() => readRecord(files)).toThrow(expect.objectContaining({ code: 'RECORD_TRUST_INVALID', file: path }));
    }
    const ahead = new Map(made.record.files).set(allowedSignersPath(2), Buffer.from(added));
    expect(() => readRecord(ahead)).toThrow(expect.objectContaining({ code: 'RECORD_STRAY_FILE' }));
  });

  test('attack 12: nobody grants herself a role: it takes another person, and two of her own keys are one', async () => {
    const made = await scenario();
    await made.baseline();
    const key = await secondKey(made, 'sara');
    const proposal = await made.record.changeRoot(granting('sara', 'security'), { by: 'sara' });
    await made.record.cosign(proposal, { by: 'sara' });
    await made.record.cosign(proposal, { by: 'sara', signer: key, previous: [] });
    await made.record.seal();
    expect(made.record.root().version).toBe(2);
    const { substance } = made.criterion('L4');
    await made.record.signoff([{ about: 'L4', role: 'security', substance }], { by: 'sara' });
    expect(made.state('L4')).toBe('awaiting');
    await made.record.cosign(proposal, { by: 'quinn' });
    await made.record.seal();
    expect(made.record.root().version).toBe(3);
  });

  test('attack 12: a role taken by others without its holder is printed with every decision, and her no-go stands', async () => {
    const made = await goScenario();
    await made.vote('noor', 'no-go');
    await made.record.changeRoot(
      (root) => ({
        grants: [...root.grants.filter((each) => each.role !== 'security'), { person: 'mira', role: 'security' }],
      }),
      { cosigners: ['quinn'] },
    );
    const decision = await made.decide();
    const found = made.record.view().statements.find((each) => each.digest === decision);
    if (found?.type !== 'decision') throw new Error('There is no decision.');
    expect(found.body.verdict).toBe('NO-GO');
    expect(found.body.duty.notes).toContain('security went to mira in root 2 without noor.');
  });

  test('attack 12: what was signed in a role before holding it does not count afterwards', async () => {
    const made = await scenario();
    await made.baseline();
    const { substance } = made.criterion('L4');
    await made.record.signoff([{ about: 'L4', role: 'security', substance }], { by: 'sara' });
    await made.record.changeRoot(granting('sara', 'security'), { cosigners: ['noor'] });
    expect(made.state('L4')).toBe('awaiting');
    await made.accept('sara', 'security', 'L4');
    expect(made.state('L4')).toBe('met');
  });

  test('attack 13: one person with two keys is one person in every count', async () => {
    const roles = smallGate.roles.map((role) => (role.id === 'sre' ? { ...role, needed: 2 } : role));
    const made = await scenario({ gate: { ...smallGate, roles }, people: { ...persons, sre: ['sara', 'sven'] } });
    const key = await secondKey(made, 'sara');
    const proposal = await made.baseline();
    expect(proposal).toHaveLength(64);
    await made.observe();
    await made.poll();
    await made.vote('sara', 'go');
    await made.vote('sara', 'go', { signer: key, previous: [] });
    const station = made.board().poll?.stations.find((each) => each.role === 'sre');
    expect(station).toMatchObject({ answer: 'silent', needed: 2, silent: ['sven'] });
    const waiver = await made.record.waiver({ criterion: 'A4' }, { by: 'quinn' });
    const owner = await secondKey(made, 'quinn');
    await made.record.cosign(waiver, { by: 'quinn', signer: owner, previous: [] });
    expect(made.board().relief[0]?.state).toBe('proposed');
  });

  test('attack 13: one key cannot belong to two persons', async () => {
    const made = await scenario();
    const sara = made.record.root().keys.find((key) => key.person === 'sara');
    if (!sara) throw new Error('sara has no key.');
    await expect(
      made.record.changeRoot((root) => ({ keys: [...root.keys, { ...sara, person: 'quinn' }] }), {
        cosigners: ['quinn'],
      }),
    ).rejects.toMatchObject({ code: 'RECORD_TRUST_INVALID' });
  });

  test('attack 13: a second person enrolled and vouched for by the first is printed, and caps the grade', async () => {
    const roles = { pm: ['mira'], qa: ['puppet'], sre: ['c'], legal: ['d'], security: ['e'] };
    const record = await foundRecord({ persons: ['mira', 'puppet', 'c', 'd', 'e'], roles, kind: 'demo' });
    const made = await scenario();
    const { grade, notes } = made.board({ record: record.view() }).duty;
    expect(grade).toBe('B');
    expect(notes).toEqual(
      expect.arrayContaining(["mira enrolled everybody's keys.", 'mira vouched for puppet, c, d, e.']),
    );
  });
});
