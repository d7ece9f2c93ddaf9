import type { Bodies } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { replayDecision } from './replay.ts';

type Body = Bodies['decision'];

function found(made: Scenario, digest: string) {
  const decision = made.record.view().statements.find((each) => each.digest === digest);
  if (decision?.type !== 'decision') throw new Error('There is no such decision.');
  return decision;
}

/** A second GO from what the first one saw, by somebody who has the no-go of Security before them. */
async function forged(made: Scenario, go: string, change: Partial<Body> = {}): Promise<readonly string[]> {
  const { verdict, counted, notCounted, missingRoles, snapshot, poll } = found(made, go).body;
  const body: Partial<Body> = { verdict, counted, notCounted, missingRoles, snapshot, poll, ...change };
  // Whoever signs it chooses what it cites: all that a GO needs, and not what speaks against it.
  const { cites, author } = found(made, go).header;
  const digest = await made.decide(body, { cites: [...new Set([...cites, ...author.previous])].sort(), previous: [] });
  return replayDecision(made.record.view(), found(made, digest)).differences;
}

describe('a decision disagrees', () => {
  test('that never cites a no-go which stands in the log that it names', async () => {
    const made = await goScenario();
    const go = await made.decide();
    const noGo = await made.vote('noor', 'no-go');
    expect(await forged(made, go)).toContain(
      `it leaves ${noGo.slice(0, 12)} unseen, which stands in the log that it names`,
    );
  });

  test('that names an older log than holds what it rests on', async () => {
    const made = await scenario();
    await made.ready();
    await made.record.seal();
    const { size = 0, root = '' } = made.record.view().checkpoints.at(-1) ?? {};
    const poll = await made.poll();
    for (const person of Object.values(persons)) await made.vote(person, 'go');
    await made.minutes();
    const go = await made.decide();
    await made.vote('noor', 'no-go');
    expect(await forged(made, go, { log: { size, root } })).toContain(
      `it rests on ${poll.slice(0, 12)}, which does not stand in the log that it names`,
    );
  });

  test('and cites all of the log that it names where it was decided by the command', async () => {
    const made = await goScenario();
    const decision = await made.decide();
    expect(replayDecision(made.record.view(), found(made, decision)).differences).toEqual([]);
  });
});
