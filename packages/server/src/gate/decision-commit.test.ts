import { decisionCommit } from '@sallyport/actions';
import { closeRepository } from '@sallyport/workspace';
import { expect, test } from 'vitest';
import { foundedWorld } from '../testing/gate-world.ts';
import { judge } from './judge.ts';

test('a commit with the exact message that no decision made is not taken for the one of the decision', async () => {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  const message = 'Phase 2.0: Confirmed.';
  world.project.git('commit', '--quiet', '--allow-empty', '-m', message);
  const { session } = await judge(world.place);
  try {
    expect(session.gate.git.message).toBe(message);
    expect(await decisionCommit(session.repository, session)).toBeNull();
    // With a GO in the record that is in no copy of that commit: somebody wrote the message before it was decided.
    const decision = { type: 'decision', digest: 'a'.repeat(64), body: { verdict: 'GO' } };
    const record = { ...session.record, statements: [decision] } as unknown as typeof session.record;
    expect(await decisionCommit(session.repository, { ...session, record })).toBeNull();
    world.project.commit(`.sallyport/statements/aa/${'a'.repeat(64)}.json`, '{}');
    world.project.git('commit', '--quiet', '--amend', '-m', message);
    const made = world.project.git('rev-parse', 'HEAD').trim();
    const after = await judge(world.place);
    expect(await decisionCommit(after.session.repository, { ...after.session, record })).toBe(made);
    closeRepository(after.session.repository);
    // The subject line alone is not the message: the rest of it could say anything.
    world.project.git('commit', '--quiet', '--amend', '-m', message, '-m', 'And something else.');
    const other = await judge(world.place);
    expect(await decisionCommit(other.session.repository, { ...other.session, record })).toBeNull();
    closeRepository(other.session.repository);
  } finally {
    closeRepository(session.repository);
  }
});
