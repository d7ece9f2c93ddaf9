import { listKey, makeKey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, scenario } from '../testing/scenario.ts';

describe('retiring the key of whoever found a failure', () => {
  test('takes no failure away: only a runner that looks again does', async () => {
    const made = await goScenario();
    const old = made.record.signers.get('runner:ci');
    const { signer: fresh } = await makeKey({ type: 'ed25519' });
    await made.record.changeRoot(
      (root) => ({
        keys: [
          ...root.keys.map((key) => (key.runner === 'ci' ? { ...key, status: 'retired' as const } : key)),
          listKey(fresh, { runner: 'ci' }),
        ],
      }),
      { cosigners: ['quinn'] },
    );
    // What the retired runner had found came in only afterwards, beside a pass that it says nothing new by.
    const failed = { 'B1/installers.manifest@file': { result: 'Failed' as const } };
    await made.observe(failed, { root: 1, ...(old ? { signer: old } : {}) });
    expect(made.record.view().statements.some((each) => each.standing === 'late')).toBe(true);
    expect(made.state('B1')).toBe('failed');
    made.record.useSigner('runner:ci', fresh);
    await made.observe();
    expect(made.state('B1')).toBe('met');
  });
});

describe('a poll that cites an older root than was in force', () => {
  test('does not pass over whoever got a role since', async () => {
    const made = await scenario();
    await made.ready();
    await made.record.changeRoot((root) => ({ grants: [...root.grants, { person: 'mira', role: 'security' }] }), {
      cosigners: ['quinn'],
    });
    await made.poll({}, { root: 1 });
    for (const person of Object.values(persons)) await made.vote(person, 'go');
    expect(made.board().poll?.changed).toEqual(['it asks others for security than those who hold it']);
    expect(made.board().poll?.state).toBe('void');
  });

  test('while one that was open before the root changed goes on as it was frozen', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    await made.record.changeRoot((root) => ({ grants: [...root.grants, { person: 'mira', role: 'security' }] }), {
      cosigners: ['quinn'],
    });
    expect(made.board().poll?.changed).toEqual([]);
  });
});
