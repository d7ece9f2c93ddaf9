import fc from 'fast-check';
import { expect, test } from 'vitest';
import { history, move, play, played } from '../testing/histories.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import type { Verdict } from './board.ts';
import { replayDecision } from './replay.ts';

const session = fc.record({ past: history, later: fc.array(move, { maxLength: 3 }) });

type Session = typeof session extends fc.Arbitrary<infer T> ? T : never;

/** Decides at every prefix of a session, replays all decisions from its end, and says what was decided. */
async function decideAndReplay({ past, later }: Session): Promise<readonly Verdict[]> {
  const made = await played(past);
  for (const each of [null, ...later]) {
    if (each) await play(made, each);
    await made.decide();
  }
  const view = made.record.view();
  const decided = view.statements.filter((each) => each.type === 'decision');
  expect(decided.length).toBe(later.length + 1);
  for (const decision of decided)
    expect(replayDecision(view, decision)).toMatchObject({ agrees: true, differences: [] });
  return decided.map((each) => each.body.verdict);
}

test('decide and replay agree at every log prefix', async () => {
  await fc.assert(
    fc.asyncProperty(session, async (each) => {
      await decideAndReplay(each);
    }),
    propertyRuns(40),
  );
});

test('and these sessions decide GO, HOLD and NO-GO', async () => {
  const decided: Verdict[] = [];
  for (const each of fc.sample(session, { seed: 3, numRuns: 8 })) decided.push(...(await decideAndReplay(each)));
  expect([...new Set(decided)].toSorted()).toEqual(['GO', 'HOLD', 'NO-GO']);
});
