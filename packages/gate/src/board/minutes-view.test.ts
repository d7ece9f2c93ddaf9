import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';

async function voted(): Promise<Scenario> {
  const made = await scenario();
  await made.ready();
  await made.poll();
  for (const person of Object.values(persons)) await made.vote(person, 'go');
  return made;
}

const everyVoter = Object.values(persons).toSorted();

function write(made: Scenario, text: string, body: string, how = {}) {
  return made.record.paper(text, { kind: 'minutes', path: 'minutes.md', body: sha256(body) }, how);
}

function approve(made: Scenario, by: string, body: string, answer: 'accepted' | 'rejected' = 'accepted') {
  const reason = answer === 'rejected' ? 'I did not say that.' : null;
  const entry = { about: 'minutes', role: null, substance: sha256(body), answer, reason };
  return made.record.signoff([entry], { purpose: 'minutes', by });
}

describe('minutes', () => {
  test('are not there before a poll, and must be written after it', async () => {
    const made = await scenario();
    await made.baseline();
    await write(made, 'x', 'too early');
    expect(made.rule('minutes').explanation?.reason).toBe('There are no minutes before a poll.');
    await made.poll();
    expect(made.board().minutes).toMatchObject({ statement: null, body: null, approved: false });
    expect(made.rule('minutes').explanation).toMatchObject({
      reason: 'The minutes are not written.',
      command: 'sallyport kickoff minutes',
    });
  });

  test('are approved when every voter approved their body', async () => {
    const made = await voted();
    const paper = await write(made, 'x', 'body');
    expect(made.board().minutes).toMatchObject({ statement: paper, body: sha256('body'), needed: everyVoter });
    for (const person of everyVoter.slice(1)) await approve(made, person, 'body');
    expect(made.rule('minutes').explanation?.reason).toBe(`The minutes wait for ${everyVoter[0]}.`);
    await approve(made, everyVoter[0] ?? '', 'body');
    expect(made.board().minutes.approved).toBe(true);
    expect(made.rule('minutes')).toMatchObject({ met: true, explanation: null });
  });

  test('keep their approvals under a new outcome, and lose them under a new body', async () => {
    const made = await voted();
    await write(made, 'x', 'body');
    for (const person of everyVoter) await approve(made, person, 'body');
    const outcome = await write(made, 'x with the outcome', 'body');
    expect(made.board().minutes).toMatchObject({ statement: outcome, approved: true });
    await write(made, 'y', 'another body');
    expect(made.board().minutes).toMatchObject({ body: sha256('another body'), approved: false });
    expect(made.board().minutes.approvals.map((each) => each.stands)).toEqual(everyVoter.map(() => false));
  });

  test('are not approved over a rejection, and by nobody on behalf of another', async () => {
    const made = await voted();
    await write(made, 'x', 'body');
    for (const person of everyVoter) await approve(made, person, 'body');
    await approve(made, persons.legal, 'body', 'rejected');
    expect(made.board().minutes.approved).toBe(false);
    expect(made.rule('minutes').explanation?.reason).toBe(`The minutes wait for ${persons.legal}.`);
  });

  test('a rejection by somebody who did not vote stops them too', async () => {
    const made = await scenario({ others: ['guest'] });
    await made.ready();
    await made.poll();
    await made.vote('mira', 'go');
    await write(made, 'x', 'body');
    await approve(made, 'mira', 'body');
    expect(made.board().minutes).toMatchObject({ needed: ['mira'], approved: true });
    await approve(made, 'guest', 'body', 'rejected');
    expect(made.rule('minutes').explanation?.reason).toBe('The minutes wait for a rejection to be settled.');
  });

  test('ask nobody whose only vote does not count', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    const poll = made.board().poll?.statement ?? '';
    await made.record.vote({ roles: ['sre'], answer: 'go', poll, snapshot: sha256('x') }, { by: 'sara' });
    await made.vote('mira', 'go');
    expect(made.board().minutes.needed).toEqual(['mira']);
  });

  test('nobody having voted, nobody has approved', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    await write(made, 'x', 'body');
    expect(made.board().minutes).toMatchObject({ needed: [], approved: false });
  });

  test('two that crossed with one body are one, with two bodies none', async () => {
    const made = await voted();
    const cites = [await made.vote('mira', 'go')];
    await write(made, 'x', 'body', { cites, previous: [] });
    await write(made, 'x with outcome', 'body', { cites, previous: [] });
    expect(made.board().minutes.body).toBe(sha256('body'));
    await write(made, 'y', 'another', { cites, previous: [] });
    expect(made.board().minutes).toMatchObject({ statement: null, body: null });
    await write(made, 'z', 'settled');
    expect(made.board().minutes.body).toBe(sha256('settled'));
  });

  test('of an earlier poll are not those of the next', async () => {
    const made = await goScenario();
    expect(made.board().minutes.approved).toBe(true);
    await made.poll();
    expect(made.board().minutes).toMatchObject({ statement: null, approved: false });
  });

  test('another kind of paper is no minutes, and a withdrawn one neither', async () => {
    const made = await voted();
    await made.record.paper('log', { kind: 'log' });
    expect(made.board().minutes.statement).toBeNull();
    const paper = await write(made, 'x', 'body');
    await made.record.withdraw(paper);
    expect(made.board().minutes.statement).toBeNull();
  });
});
