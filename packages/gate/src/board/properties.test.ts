import { type RecordView, readRecord, sha256 } from '@sallyport/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import type { Board, Verdict } from './board.ts';
import { boardOf } from './board-of.ts';
import { replayDecision } from './replay.ts';

const rank = { GO: 2, HOLD: 1, 'NO-GO': 0 } as const satisfies Record<Verdict, number>;
const roles = Object.keys(persons) as (keyof typeof persons)[];

const finding = (name: string) =>
  ({ rule: 'r', severity: 'high', fingerprint: sha256(name), place: 'p:1', what: 'w', why: 'y', fix: 'f' }) as const;

type Move =
  | {
      readonly kind: 'observe';
      readonly result: 'Passed' | 'Failed' | 'NeedsReview' | 'Unknown' | 'NotRun';
      readonly looked: number;
      readonly facet: string;
    }
  | {
      readonly kind: 'answer';
      readonly role: keyof typeof persons;
      readonly criterion: string;
      readonly accepted: boolean;
    }
  | { readonly kind: 'vote'; readonly role: keyof typeof persons; readonly answer: 'go' | 'no-go' }
  | { readonly kind: 'poll' | 'minutes' | 'seal' | 'ready' };

const facets = ['A4/history.test-reports@file', 'B1/installers.manifest@file', 'I2/documents.set@file'];
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant('observe' as const),
    result: fc.constantFrom('Passed', 'Failed', 'NeedsReview', 'Unknown', 'NotRun'),
    looked: fc.integer({ min: 1, max: 3 }),
    facet: fc.constantFrom(...facets),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    role: fc.constantFrom(...roles),
    criterion: fc.constantFrom('A4', 'C4', 'E8', 'I2', 'L4'),
    accepted: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('vote' as const),
    role: fc.constantFrom(...roles),
    answer: fc.constantFrom('go', 'no-go'),
  }),
  fc.record({ kind: fc.constantFrom('poll' as const, 'minutes' as const, 'seal' as const) }),
);

async function play(made: Scenario, moves: readonly Move[]): Promise<void> {
  for (const each of moves) {
    if (each.kind === 'observe') {
      const findings = each.result === 'Failed' ? [finding(each.facet)] : [];
      await made.observe({
        [each.facet]: { result: each.result, coverage: { looked: each.looked, total: 3, unit: 'things' }, findings },
      });
    } else if (each.kind === 'answer')
      await (each.accepted ? made.accept : made.reject)(persons[each.role], each.role, each.criterion);
    else if (each.kind === 'vote') await made.vote(persons[each.role], each.answer);
    else if (each.kind === 'poll') await made.poll();
    else if (each.kind === 'minutes') await made.minutes();
    else if (each.kind === 'ready') await made.ready();
    else await made.record.seal();
  }
}

/** Any history: half of them begin ready for a poll, so that GO is really reached and left. */
const history = fc.tuple(fc.boolean(), fc.array(move, { maxLength: 6 }));

async function played([prepared, moves]: readonly [boolean, readonly Move[]]): Promise<Scenario> {
  const made = await scenario();
  if (prepared) {
    await made.ready();
    await made.poll();
    for (const role of roles) await made.vote(persons[role], 'go');
    await made.minutes();
  } else await made.baseline();
  await play(made, moves);
  return made;
}

const runs = { numRuns: 40 };

function without(view: RecordView, digest: string): RecordView {
  return { ...view, statements: view.statements.filter((each) => each.digest !== digest) };
}

function states(board: Board) {
  return board.criteria.map((view) => [view.criterion.id, view.state]);
}

describe('properties of the verdict', () => {
  test('it does not depend on arrival order', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer(), async (played_, seed) => {
        const made = await played(played_);
        const files = [...made.record.files].sort(([left], [right]) =>
          sha256(`${seed}${left}`) < sha256(`${seed}${right}`) ? -1 : 1,
        );
        expect(boardOf(made.facts({ record: readRecord(new Map(files)) }))).toEqual(made.board());
      }),
      runs,
    );
  });

  test('ageing never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 60, max: 400 * 86_400 }), async (played_, seconds) => {
        const made = await played(played_);
        const now = new Date(Date.parse(made.record.now()) + seconds * 1000).toISOString().replace('.000Z', 'Z');
        expect(rank[made.board({ now }).verdict]).toBeLessThanOrEqual(rank[made.board().verdict]);
      }),
      runs,
    );
  });

  test('a failing result no narrower than its predecessor never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...facets), async (played_, facet) => {
        const made = await played(played_);
        const before = made.board();
        await made.observe({ [facet]: { result: 'Failed', findings: [finding('new')] } });
        const after = made.board();
        const [id] = facet.split('/');
        expect(after.criteria.find((view) => view.criterion.id === id)?.state).toBe('failed');
        expect(rank[after.verdict]).toBeLessThanOrEqual(rank[before.verdict]);
      }),
      runs,
    );
  });

  test('removing a favourable sign-off or vote never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(), async (played_, pick) => {
        const made = await played(played_);
        const view = made.record.view();
        const favourable = view.statements.filter(
          (each) =>
            (each.type === 'signoff' && each.body.entries.every((entry) => entry.answer === 'accepted')) ||
            (each.type === 'vote' && each.body.answer === 'go'),
        );
        const chosen = favourable[pick % Math.max(1, favourable.length)];
        fc.pre(chosen !== undefined);
        const removed = made.board({ record: without(view, chosen.digest) });
        expect(rank[removed.verdict]).toBeLessThanOrEqual(rank[made.board().verdict]);
      }),
      runs,
    );
  });

  test('retiring the key or the role of whoever said no never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...roles), fc.boolean(), async (played_, role, wholeKey) => {
        const made = await played(played_);
        await made.vote(persons[role], 'no-go');
        expect(made.board().verdict).toBe('NO-GO');
        const others = Object.values(persons).filter((person) => person !== persons[role]);
        await made.record.changeRoot(
          (root) =>
            wholeKey
              ? { keys: root.keys.map((key) => (key.person === persons[role] ? { ...key, status: 'retired' } : key)) }
              : { grants: root.grants.filter((grant) => grant.person !== persons[role]) },
          { by: others[0] ?? '', cosigners: others.slice(1, 2) },
        );
        expect(made.record.root().version).toBe(2);
        expect(made.board().verdict).toBe('NO-GO');
      }),
      { numRuns: 20 },
    );
  });

  test('a run that could not look changes no conclusive result', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom('Unknown' as const, 'NotRun' as const), async (played_, result) => {
        const made = await played(played_);
        await made.observe();
        const before = made.board();
        await made.observe(Object.fromEntries(facets.map((facet) => [facet, { result }])));
        expect(states(made.board({ now: before.at }))).toEqual(states(before));
      }),
      runs,
    );
  });

  test('seeing the same substance again voids nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (played_) => {
        const made = await played(played_);
        await made.observe();
        const before = made.board();
        await made.observe();
        const after = made.board({ now: before.at });
        expect(after.criteria.map((view) => view.substance)).toEqual(before.criteria.map((view) => view.substance));
        expect(after.verdict).toBe(before.verdict);
        expect(after.poll?.state).toBe(before.poll?.state);
      }),
      runs,
    );
  });

  test('decide and replay agree at every log prefix', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(move, { maxLength: 3 }), async (played_, later) => {
        const made = await played(played_);
        for (const each of [null, ...later]) {
          if (each) await play(made, [each]);
          await made.decide();
        }
        const view = made.record.view();
        const decided = view.statements.filter((each) => each.type === 'decision');
        expect(decided.length).toBe(later.length + 1);
        for (const decision of decided)
          expect(replayDecision(view, decision)).toMatchObject({ agrees: true, differences: [] });
      }),
      runs,
    );
  });
});
