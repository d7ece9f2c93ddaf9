import { blobPath, signaturePath, statementPath } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';
import { missingAuthors } from './withdrawals.ts';

describe('rules', () => {
  test('stand in the order in which a team meets them, each with its title', async () => {
    const made = await goScenario();
    expect(made.board().rules).toEqual(
      [
        ['record', 'The record is complete'],
        ['floor', 'No floor criterion is missing or changed'],
        ['baseline', 'The gate file is baselined by two persons'],
        ['roles', 'Every required role is filled'],
        ['duty', 'Duties are as separate as the gate file demands'],
        ['waivers', 'Every open waiver was read out in the poll'],
        ['kickoff', 'The kickoff was held with quorum'],
        ['poll', 'Every required role says GO on one snapshot'],
        ['minutes', "The minutes' body is approved"],
      ].map(([id, title]) => ({ id, title, met: true, explanation: null })),
    );
  });

  test('unmet, they wait for the project manager and belong to no criterion', async () => {
    const made = await scenario();
    expect(made.rule('kickoff').explanation).toEqual({
      criterion: null,
      state: 'awaiting',
      place: null,
      owner: 'pm',
      reason: 'The kickoff was not opened.',
      action: 'open it',
      command: 'sallyport kickoff open',
    });
  });

  test('before a trust root nothing can be signed', async () => {
    const made = await scenario();
    expect(made.rule('record', { record: null }).explanation).toMatchObject({
      reason: 'No trust root was founded: nobody can sign yet.',
      action: 'found it from a folder of names, roles and public keys',
      command: 'sallyport trust found --people DIR',
    });
    expect(made.rule('roles', { record: null }).explanation?.reason).toBe('Nobody holds pm, qa, sre, legal, security.');
  });

  test('a required role that nobody holds is named with the grant that fills it', async () => {
    const { legal: _, ...people } = persons;
    const made = await scenario({ people });
    expect(made.rule('roles')).toMatchObject({
      met: false,
      explanation: {
        reason: 'Nobody holds legal.',
        action: 'grant the role',
        command: 'sallyport trust grant --role legal --person ID',
      },
    });
    const roles = smallGate.roles.map((role) => (role.id === 'legal' ? { ...role, required: false } : role));
    expect(made.rule('roles', { gate: { ...smallGate, roles } }).met).toBe(true);
  });

  test('the kickoff takes its quorum of roles, and a no-go is attendance too', async () => {
    const gate = { ...smallGate, kickoff: { quorum: 2 } };
    const made = await scenario({ gate });
    await made.ready();
    await made.poll();
    expect(made.rule('kickoff').explanation).toMatchObject({
      reason: '0 of 2 roles attended so far (a vote is attendance).',
      action: 'hold the roll call',
      command: 'sallyport kickoff poll --watch',
    });
    await made.vote(persons.pm, 'go');
    expect(made.rule('kickoff').met).toBe(false);
    await made.vote(persons.qa, 'no-go');
    expect(made.rule('kickoff').met).toBe(true);
  });

  test('a kickoff that was withdrawn, of another phase, or of another poll is none', async () => {
    const made = await scenario();
    const kickoff = await made.record.kickoff({ invited: ['mira'] });
    expect(made.board().kickoff).toBe(kickoff);
    await made.record.withdraw(kickoff);
    expect(made.board().kickoff).toBeNull();
    await made.record.kickoff({ invited: ['mira'] }, { phase: 6 });
    expect(made.board().kickoff).toBeNull();
    const counting = await made.record.kickoff({ invited: ['mira'] });
    await made.ready();
    await made.poll({ kickoff });
    expect(made.rule('kickoff').explanation?.reason).toBe('The kickoff was not opened.');
    await made.poll({ kickoff: counting });
    expect(made.board().kickoff).toBe(counting);
  });

  test('no poll: it opens when every required criterion is met, and then is the next step', async () => {
    const made = await scenario();
    expect(made.rule('poll').explanation).toMatchObject({
      reason: 'No poll was opened: it opens when every required criterion is met.',
      action: 'open the poll',
      command: 'sallyport kickoff poll',
    });
    await made.ready();
    expect(made.rule('poll').explanation?.reason).toBe('No poll was opened.');
  });

  test('a poll in which everybody answered and one said no names that role', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    for (const person of ['mira', 'quinn', 'sara', 'lena']) await made.vote(person, 'go');
    await made.vote('noor', 'no-go');
    expect(made.rule('poll').explanation).toMatchObject({
      reason: 'The answer of security is NO-GO.',
      owner: 'security',
      action: 'settle the reason; only who said no takes it back',
      command: null,
    });
  });

  test('a void poll says up to three things that changed', async () => {
    const made = await goScenario();
    const about = new Map(made.gate.criteria.map((each) => [each.id, 'f'.repeat(64)]));
    expect(made.rule('poll', { about }).explanation?.reason).toBe(
      'The poll is void: A4 rests on something else now; B1 rests on something else now; C4 rests on something else now.',
    );
  });

  test('a floor criterion that stands otherwise than in the code opens its rule', async () => {
    const made = await goScenario();
    const criteria = smallGate.criteria.map((each) => (each.id === 'L4' ? { ...each, about: [] } : each));
    expect(made.rule('floor', { gate: { ...smallGate, criteria } })).toMatchObject({
      met: false,
      explanation: {
        reason: 'E8, L4 or I2 does not stand as the code says.',
        command: 'sallyport baseline',
      },
    });
  });
});

describe('what the record misses', () => {
  test('is HOLD, with what cites it and how much more there is', async () => {
    const made = await goScenario();
    const gate = made.record.view().statements.find((each) => each.type === 'gate');
    if (gate?.type !== 'gate') throw new Error('There is no baseline.');
    made.record.files.delete(blobPath(gate.body.source));
    expect(made.rule('record').explanation).toMatchObject({
      reason: `A blob that ${gate.digest.slice(0, 12)} cites is not here (${gate.body.source.slice(0, 12)}).`,
      action: 'fetch it from whoever has it, or its author declares it lost',
      command: 'sallyport record pull',
    });
    made.record.files.delete(blobPath(gate.body.resolved));
    expect(made.rule('record').explanation?.reason).toContain(', and 1 more)');
    expect(made.board().verdict).toBe('HOLD');
  });

  test('is settled by its author alone: the one whose key chain names it', async () => {
    const made = await goScenario();
    const go = await made.vote('noor', 'go');
    await made.vote('noor', 'go');
    for (const path of [statementPath(go), signaturePath(go)]) made.record.files.delete(path);
    expect(made.rule('record').met).toBe(false);
    await made.record.withdraw(go, { lost: true }, { by: persons.pm });
    expect(made.rule('record').met).toBe(false);
    await made.record.withdraw(go, { lost: false }, { by: 'noor' });
    expect(made.rule('record').met).toBe(false);
    await made.record.withdraw(go, { lost: true }, { by: 'noor' });
    expect(made.rule('record').met).toBe(true);
  });

  test('is settled for nobody where no chain names it', async () => {
    const made = await goScenario();
    const go = await made.vote('noor', 'go');
    await made.vote('mira', 'go');
    for (const path of [statementPath(go), signaturePath(go)]) made.record.files.delete(path);
    await made.record.withdraw(go, { lost: true }, { by: 'mira' });
    expect(made.rule('record').met).toBe(false);
  });

  test('is settled for nobody where two chains claim it: nobody makes a no-go of another their own to lose it', async () => {
    const made = await goScenario();
    const noGo = await made.vote('noor', 'no-go');
    await made.vote('noor', 'no-go');
    await made.vote('quinn', 'go');
    for (const path of [statementPath(noGo), signaturePath(noGo)]) made.record.files.delete(path);
    await made.record.vote({ roles: ['pm'], answer: 'go' }, { by: 'mira', previous: [noGo] });
    expect(made.record.view().missing).toContainEqual(expect.objectContaining({ digest: noGo }));
    await made.record.withdraw(noGo, { lost: true }, { by: 'mira' });
    expect(made.rule('record').met).toBe(false);
    await made.record.withdraw(noGo, { lost: true }, { by: 'noor' });
    expect(made.rule('record').met).toBe(false);
  });

  test('belongs to nobody by the word of a compromised key', async () => {
    const made = await goScenario();
    const go = await made.vote('noor', 'go');
    await made.record.vote({ roles: ['security'], answer: 'go' }, { by: 'noor' });
    for (const path of [statementPath(go), signaturePath(go)]) made.record.files.delete(path);
    const [missing] = made.record.view().missing;
    if (!missing) throw new Error('Nothing is missing.');
    expect(missingAuthors(made.record.view())(missing)).toBe('noor');
    await made.record.changeRoot(
      (root) => ({
        keys: root.keys.map((key) => (key.person === 'noor' ? { ...key, status: 'compromised', since: 0 } : key)),
      }),
      { by: 'mira', cosigners: ['quinn'] },
    );
    expect(missingAuthors(made.record.view())(missing)).toBeNull();
  });

  test('a missing blob is declared lost by whoever cites it', async () => {
    const made = await goScenario();
    const shown = made.record
      .view()
      .statements.flatMap((each) => (each.type === 'signoff' && each.header.author.person === 'lena' ? [each] : []));
    const blob = shown[0]?.body.shown ?? '';
    made.record.files.delete(blobPath(blob));
    await made.record.withdraw(blob, { lost: true }, { by: 'mira' });
    expect(made.rule('record').met).toBe(false);
    await made.record.withdraw(blob, { lost: true }, { by: 'lena' });
    expect(made.rule('record').met).toBe(true);
  });

  test('declared lost and found again, it speaks as before', async () => {
    const made = await goScenario();
    const noGo = await made.vote('noor', 'no-go');
    await made.record.withdraw(noGo, { lost: true }, { by: 'noor' });
    expect(made.board().verdict).toBe('NO-GO');
  });
});
