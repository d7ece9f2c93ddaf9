import { draftDeviations, requireRecord } from '@sallyport/actions';
import { expect, test } from 'vitest';
import { everything, foundedWorld, gateWorld, people } from '../testing/gate-world.ts';

test('before a root is founded the pages say what to do first', async () => {
  const world = await gateWorld();
  const board = await world.desk().board('mira');
  expect(board).toMatchObject({ project: 'Lantern', verdict: 'HOLD', door: 'closed', record: null });
  const kickoff = await world.desk().kickoff('mira');
  expect(kickoff.next.sentence).toContain('Invite the people first');
  expect((await world.desk().record('mira')).fingerprint).toBeNull();
  await expect(world.desk().draft('mira', { act: 'baseline' })).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
});

test('from founding to the commit, with passkeys alone', async () => {
  const world = await foundedWorld();
  const { desk, sign, until } = world;
  await until(async () => (await desk().people('mira')).root?.version === 1);
  expect((await desk().people('mira')).people.map(({ id }) => id)).toEqual(['lena', 'mira', 'noor']);

  await sign('mira', { act: 'baseline' });
  await sign('lena', everything);
  // A no-go may be cast before there is any poll.
  expect((await desk().kickoff('lena')).mine.canVote).toEqual(['legal']);
  await world.acceptAll('mira', ({ session, board }, author) =>
    draftDeviations(requireRecord(session), board, author, {
      criteria: [],
      reason: 'Not in this test.',
      expires: null,
    }),
  );
  await sign('noor', everything);
  await sign('lena', everything);

  // Nobody asked for it: the server looks at what nobody has seen.
  const isSeen = ({ by, state }: { by: string; state: string }) => by === 'probed' && state === 'met';
  await until(async () => (await desk().criterion('lena', 'I2')).facets.some(isSeen));
  const terms = await desk().document('lena', 'docs/terms.md');
  const opened = [{ name: 'docs/terms.md', sha256: terms.sha256 }];
  const draft = await desk().draft('lena', { ...everything, about: ['I2'], opened });
  expect(draft.documents).toContainEqual({ path: 'docs/terms.md', sha256: terms.sha256, opened: true });
  const receipt = await desk().sign('lena', draft.id, world.answerTo('lena', draft));
  expect(receipt.text).toContain(receipt.statements[0]?.digest);
  await sign('noor', everything);
  const counts = async () => (await desk().board('mira')).counts;
  await until(async () => (await counts()).met === (await counts()).required);

  await sign('mira', { act: 'kickoff', title: null });
  // Whoever signed sees it on the very next page, also where nothing was judged since.
  expect((await desk().kickoff('mira')).kickoff).not.toBeNull();
  await desk().attend('noor');
  await sign('mira', { act: 'poll', deadline: null });
  for (const { id } of people) await sign(id, { act: 'vote', answer: 'go', reason: null });
  const noor = async () => (await desk().kickoff('lena')).attendance.find(({ person }) => person.id === 'noor');
  await until(async () => (await noor())?.spoke === true);
  expect(await noor()).toMatchObject({ here: true, roles: ['security'] });
  await sign('mira', { act: 'minutes', text: null });
  for (const { id } of people) await sign(id, { ...everything, about: ['minutes'] });
  const decided = await sign('mira', { act: 'decide' });
  expect(decided.decision).toMatchObject({ verdict: 'GO', branch: 'feature/phase-2' });
  const { project } = world;
  expect(project.git('log', '-1', '--format=%s', 'feature/phase-2').trim()).toBe('Phase 2.0: Confirmed.');
  const board = await desk().board('mira');
  expect(board).toMatchObject({ verdict: 'GO', door: 'open', sentence: 'GO, and the door is open.' });
  expect(board.decision?.commit).toBe(decided.decision?.commit);
  await until(async () => (await desk().board('mira')).record?.waiting === 0);

  // A process that died between the decision and its commit: the next one makes it.
  await world.stop();
  project.git('reset', '--quiet', '--hard', 'HEAD~1');
  await world.restart();
  await until(() => project.git('log', '-1', '--format=%s', 'feature/phase-2').trim() === 'Phase 2.0: Confirmed.');
}, 120_000);
