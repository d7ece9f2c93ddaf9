import fc from 'fast-check';
import { expect, test } from 'vitest';
import { history, move, play, played, roles } from '../testing/histories.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { persons } from '../testing/scenario.ts';
import type { Verdict } from './board.ts';
import { judgeCriteria, openCriteria } from './judge-criteria.ts';
import { participants } from './participants.ts';
import { prefixView } from './past.ts';

const session = fc.record({ past: history, meanwhile: fc.array(move, { maxLength: 4 }), mended: fc.boolean() });

type Session = typeof session extends fc.Arbitrary<infer T> ? T : never;

/** Opens a poll at any moment, lets anything happen, mends everything where asked, and has everybody say GO. */
async function pollAnyTime({ past, meanwhile, mended }: Session) {
  const made = await played(past);
  const poll = await made.poll();
  for (const each of meanwhile.filter(({ kind }) => kind !== 'poll')) await play(made, each);
  if (mended) {
    await made.observe();
    for (const view of made.board().criteria) {
      for (const { role, persons: asked } of view.signers)
        for (const person of asked) await made.accept(person, role, view.criterion.id);
    }
  }
  for (const role of roles) await made.vote(persons[role], 'go');
  await made.minutes();
  const view = made.record.view();
  const people = participants(view, 7);
  const opened = view.statements.find((each) => each.digest === poll);
  const then = prefixView(view, people.order.ancestors(poll), view.statements.length);
  const facts = made.facts({ record: then, now: opened?.header.time ?? '' });
  const open = openCriteria(judgeCriteria(facts, participants(then, 7), false).criteria);
  return { board: made.board(), ready: open.length === 0 };
}

test('no GO rests on a poll that was opened while something required was not met', async () => {
  await fc.assert(
    fc.asyncProperty(session, async (each) => {
      const { board, ready } = await pollAnyTime(each);
      if (board.verdict === 'GO') expect(ready).toBe(true);
      if (!ready) expect(board.poll?.state).toBe('void');
    }),
    propertyRuns(30),
  );
});

test('and these sessions open polls in time and too early, and end in GO and in HOLD', async () => {
  const seen = new Set<Verdict | 'early' | 'in time'>();
  for (const each of fc.sample(session, { seed: 5, numRuns: 12 })) {
    const { board, ready } = await pollAnyTime(each);
    seen.add(board.verdict).add(ready ? 'in time' : 'early');
  }
  expect([...seen]).toEqual(expect.arrayContaining(['GO', 'HOLD', 'early', 'in time']));
});
