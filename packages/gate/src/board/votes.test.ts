import { sha256 } from '@sallyport/record';
import { listKey, makeKey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { goScenario, persons, type Scenario, type ScenarioOptions, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';

async function polled(options: ScenarioOptions = {}): Promise<Scenario> {
  const made = await scenario(options);
  await made.ready();
  await made.poll();
  return made;
}

function station(made: Scenario, role: string) {
  const found = made.board().poll?.stations.find((each) => each.role === role);
  if (!found) throw new Error(`The poll does not call ${role}.`);
  return found;
}

function why(made: Scenario, role: string): readonly string[] {
  return station(made, role).votes.map((each) => each.why);
}

const threeTechs = { ...persons, sre: ['sara', 'sven', 'suse'] };
function gateWith(needed: number | null): ResolvedGate {
  return { ...smallGate, roles: smallGate.roles.map((role) => (role.id === 'sre' ? { ...role, needed } : role)) };
}

describe('a poll', () => {
  test('every required role must say GO, and silence is not GO', async () => {
    const made = await polled();
    for (const person of ['quinn', 'sara', 'lena', 'noor']) await made.vote(person, 'go');
    expect(made.board().poll?.state).toBe('open');
    expect(station(made, 'pm')).toMatchObject({ answer: 'silent', silent: ['mira'], needed: 1, title: 'pm' });
    expect(made.rule('poll').explanation?.reason).toBe('No answer yet from pm.');
    await made.vote('mira', 'go');
    expect(made.board().poll?.state).toBe('complete');
    expect(station(made, 'pm')).toMatchObject({ answer: 'go', silent: [], votes: [{ counts: true, why: 'counts' }] });
  });

  test.each([
    [null, 'silent', 'silent', 'go'],
    [2, 'silent', 'go', 'go'],
    [1, 'go', 'go', 'go'],
  ] as const)('inside a role k of n (%s of 3) must say GO', async (needed, one, two, three) => {
    const made = await polled({ gate: gateWith(needed), people: threeTechs });
    const answers: string[] = [];
    for (const person of ['sara', 'sven', 'suse']) {
      await made.vote(person, 'go');
      answers.push(station(made, 'sre').answer);
    }
    expect(answers).toEqual([one, two, three]);
  });

  test('one no-go inside a role is the role, whatever the others say', async () => {
    const made = await polled({ gate: gateWith(1), people: threeTechs });
    await made.vote('sara', 'go');
    await made.vote('sven', 'no-go');
    await made.vote('suse', 'go');
    expect(station(made, 'sre').answer).toBe('no-go');
    expect(made.board().verdict).toBe('NO-GO');
  });

  test('two keys of one person are one person', async () => {
    const made = await scenario({ gate: gateWith(2), people: threeTechs });
    const second = (await makeKey({ type: 'ed25519', seed: 'second key of sara' })).signer;
    await made.record.changeRoot((root) => ({ keys: [...root.keys, listKey(second, { person: 'sara' })] }), {
      cosigners: ['noor'],
    });
    await made.ready();
    await made.poll();
    await made.vote('sara', 'go');
    await made.vote('sara', 'go', { signer: second, previous: [] });
    expect(station(made, 'sre')).toMatchObject({ answer: 'silent', silent: ['sven', 'suse'].toSorted() });
    await made.vote('sven', 'go');
    expect(station(made, 'sre').answer).toBe('go');
  });

  test('two crossed votes of one person are one person too', async () => {
    const made = await polled({ gate: gateWith(2), people: threeTechs });
    const cites = [await made.vote('noor', 'go')];
    await made.vote('sara', 'go', { cites, previous: [] });
    await made.vote('sara', 'go', { cites, previous: [] });
    expect(station(made, 'sre').votes).toHaveLength(2);
    expect(station(made, 'sre').answer).toBe('silent');
  });

  test('one person in two roles answers for both, and the roles may be answered one by one', async () => {
    const people = { ...persons, qa: 'mira' };
    const made = await polled({ people });
    await made.vote('mira', 'go');
    expect([station(made, 'pm').answer, station(made, 'qa').answer]).toEqual(['go', 'go']);
    const apart = await polled({ people });
    const poll = apart.board().poll?.statement ?? '';
    const snapshot = (await lastVoteOf(made)).snapshot;
    await apart.record.vote({ roles: ['pm'], answer: 'go', poll, snapshot: null }, { by: 'mira' });
    expect(why(apart, 'pm')).toEqual(['binds another snapshot']);
    expect(snapshot).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a no-go as one role is not taken back by a go as another', async () => {
    const made = await polled({ people: { ...persons, qa: 'mira' } });
    const bound = async (roles: readonly string[], answer: 'go' | 'no-go') => {
      const poll = made.board().poll?.statement ?? '';
      await made.vote('mira', 'go');
      const { snapshot } = await lastVoteOf(made);
      return await made.record.vote({ roles, answer, poll, snapshot }, { by: 'mira' });
    };
    await bound(['qa'], 'no-go');
    expect(station(made, 'qa').answer).toBe('no-go');
    const { snapshot, poll } = await lastVoteOf(made);
    await made.record.vote({ roles: ['pm'], answer: 'go', poll, snapshot }, { by: 'mira' });
    expect(made.board().verdict).toBe('NO-GO');
    expect(station(made, 'qa').answer).toBe('no-go');
    await made.record.vote({ roles: ['pm', 'qa'], answer: 'go', poll, snapshot }, { by: 'mira' });
    expect(station(made, 'qa').answer).toBe('go');
    expect(made.board().verdict).toBe('HOLD');
  });

  test('a no-go as two roles is not taken back by a go as one of them', async () => {
    const made = await polled({ people: { ...persons, qa: 'mira' } });
    const poll = made.board().poll?.statement ?? '';
    await made.record.vote({ roles: ['pm', 'qa'], answer: 'no-go', poll }, { by: 'mira' });
    await made.record.vote({ roles: ['pm'], answer: 'go' }, { by: 'mira' });
    expect(made.board().verdict).toBe('NO-GO');
    expect(made.board().standingNoGos[0]?.why).toBe('stands until its author votes again or withdraws it');
  });

  test('a vote in one poll is no vote in the next', async () => {
    const made = await polled();
    await made.vote('noor', 'go');
    await made.poll();
    expect(station(made, 'security')).toMatchObject({ answer: 'silent', votes: [], silent: ['noor'] });
  });

  test('a station has the title of its role, or its name where the gate file knows none', async () => {
    const roles = smallGate.roles.map((role) => (role.id === 'sre' ? { ...role, title: 'On call' } : role));
    const made = await polled({ gate: { ...smallGate, roles } });
    expect(station(made, 'sre').title).toBe('On call');
    expect(station(made, 'qa').title).toBe('qa');
    await made.poll({ stations: [{ role: 'guest', persons: ['mira'], needed: 1 }] });
    expect(station(made, 'guest').title).toBe('guest');
  });

  test('nobody answers for a role that was not theirs when the poll opened', async () => {
    const made = await polled();
    const poll = made.board().poll?.statement ?? '';
    await made.vote('noor', 'go');
    const { snapshot } = await lastVoteOf(made);
    await made.record.vote({ roles: ['legal'], answer: 'go', poll, snapshot }, { by: 'noor' });
    expect(station(made, 'legal')).toMatchObject({ answer: 'silent', votes: [] });
    await made.record.changeRoot((root) => ({ grants: [...root.grants, { person: 'noor', role: 'legal' }] }), {
      cosigners: ['lena'],
    });
    await made.record.vote({ roles: ['legal'], answer: 'go', poll, snapshot }, { by: 'noor' });
    expect(station(made, 'legal')).toMatchObject({ answer: 'silent', votes: [] });
  });

  test('k and n stay frozen while the roles change; whoever lost the role no longer answers for it', async () => {
    const made = await polled();
    await made.record.changeRoot(
      (root) => ({ grants: root.grants.map((each) => (each.role === 'qa' ? { ...each, person: 'sara' } : each)) }),
      { cosigners: ['noor'] },
    );
    expect(made.board().poll?.state).toBe('open');
    await made.vote('quinn', 'go');
    expect(why(made, 'qa')).toEqual(['was cast without that role, or with a key that no longer counts']);
    await made.vote('sara', 'go');
    expect(station(made, 'qa')).toMatchObject({ answer: 'silent', silent: ['quinn'] });
  });

  test('a go binds the snapshot of the poll, and a no-go needs none', async () => {
    const made = await polled();
    const poll = made.board().poll?.statement ?? '';
    await made.record.vote({ roles: ['qa'], answer: 'go', poll, snapshot: sha256('other') }, { by: 'quinn' });
    expect(why(made, 'qa')).toEqual(['binds another snapshot']);
    await made.record.vote({ roles: ['qa'], answer: 'no-go', poll, snapshot: null }, { by: 'quinn' });
    expect(why(made, 'qa')).toEqual(['counts']);
  });

  test('the deadline holds to the clocks tolerance, for a go and not for a no-go', async () => {
    const made = await polled();
    const deadline = Date.parse(made.board().poll?.deadline ?? '');
    const at = (seconds: number) => new Date(deadline + seconds * 1000).toISOString().replace('.000Z', 'Z');
    await made.vote('noor', 'go', { at: at(300) });
    expect(why(made, 'security')).toEqual(['counts']);
    const late = await polled();
    await late.vote('noor', 'go', { at: at(301 + 120) });
    expect(why(late, 'security')).toEqual(['came after the deadline']);
    await late.vote('lena', 'no-go', { at: at(5000) });
    expect(station(late, 'legal').answer).toBe('no-go');
  });

  test('after the deadline an incomplete poll has timed out, and a complete one stays complete', async () => {
    const made = await goScenario();
    const later = { now: '2026-11-23T00:00:00Z' };
    expect(made.board(later).poll?.state).toBe('complete');
    const open = await polled();
    const deadline = open.board().poll?.deadline ?? '';
    expect(open.board({ now: deadline }).poll?.state).toBe('open');
    expect(open.board(later).poll?.state).toBe('timed out');
    expect(open.rule('poll', later).explanation?.reason).toBe(`The poll ended ${deadline}; silence is not GO.`);
  });
});

describe('a no-go', () => {
  test('stands outside of any poll, before there is one', async () => {
    const made = await scenario();
    await made.vote('noor', 'no-go');
    expect(made.board().verdict).toBe('NO-GO');
    expect(made.board().standingNoGos).toMatchObject([
      { person: 'noor', roles: ['security'], answer: 'no-go', reason: 'It is not ready.', counts: true },
    ]);
  });

  test('stands through a new poll and a change of role, until its author votes again', async () => {
    const made = await goScenario();
    await made.vote('noor', 'no-go');
    await made.poll();
    expect(made.board().verdict).toBe('NO-GO');
    await made.record.changeRoot(
      (root) => ({ grants: root.grants.map((each) => (each.person === 'noor' ? { ...each, person: 'lena' } : each)) }),
      { cosigners: ['lena'] },
    );
    expect(made.board().verdict).toBe('NO-GO');
    await made.record.vote({ roles: ['security'], answer: 'go' }, { by: 'noor' });
    expect(made.board().standingNoGos).toEqual([]);
  });

  test('or withdraws it, which nobody does for her', async () => {
    const made = await goScenario();
    const noGo = await made.vote('noor', 'no-go');
    await made.record.withdraw(noGo, {}, { by: 'mira' });
    expect(made.board().verdict).toBe('NO-GO');
    await made.record.withdraw(noGo, {}, { by: 'noor' });
    expect(made.board().verdict).toBe('GO');
  });

  test('is not taken back with a key that was retired meanwhile', async () => {
    const made = await goScenario();
    const noGo = await made.vote('noor', 'no-go');
    await made.record.changeRoot(
      (root) => ({
        keys: root.keys.map((key) => (key.person === 'noor' ? { ...key, status: 'retired' as const } : key)),
      }),
      { cosigners: ['lena'] },
    );
    const cites = [noGo];
    await made.record.withdraw(noGo, {}, { by: 'noor', root: 1, cites, previous: cites });
    expect(made.board().verdict).toBe('NO-GO');
    await made.vote('noor', 'go', { root: 1, cites, previous: cites });
    expect(made.board().verdict).toBe('NO-GO');
  });

  test('crossed with a go of the same person it outranks it', async () => {
    const made = await polled();
    const cites = [await made.vote('lena', 'go')];
    await made.vote('noor', 'no-go', { cites, previous: [] });
    await made.vote('noor', 'go', { cites, previous: [] });
    expect(station(made, 'security').answer).toBe('no-go');
    expect(made.board().verdict).toBe('NO-GO');
    await made.vote('noor', 'go');
    expect(station(made, 'security').answer).toBe('go');
  });

  test('of somebody without a role is printed nowhere and stops nothing', async () => {
    const made = await goScenario({ others: ['guest'] });
    await made.record.vote({ roles: ['security'], answer: 'no-go' }, { by: 'guest' });
    expect(made.board().verdict).toBe('GO');
  });

  test('says who, why, and whom it belongs to, above everything else', async () => {
    const made = await goScenario();
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed' } });
    await made.vote('noor', 'no-go');
    expect(made.board().blockers[0]).toEqual({
      criterion: null,
      state: 'failed',
      reason: 'noor says NO-GO: It is not ready.',
      place: null,
      owner: 'security',
      action: 'settle the reason; only noor takes it back, with a vote of their own',
      command: 'sallyport kickoff vote go',
    });
  });
});

async function lastVoteOf(made: Scenario) {
  const vote = made.record.view().statements.findLast((each) => each.type === 'vote');
  if (vote?.type !== 'vote') throw new Error('Nobody has voted.');
  return vote.body;
}
