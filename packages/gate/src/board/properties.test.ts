import { type RecordView, readRecord, sha256 } from '@sallyport/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { history, played, probedFacets, roles } from '../testing/histories.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { persons } from '../testing/scenario.ts';
import type { Board, Verdict } from './board.ts';
import { boardOf } from './board-of.ts';

const rank = { GO: 2, HOLD: 1, 'NO-GO': 0 } as const satisfies Record<Verdict, number>;

function without(view: RecordView, digest: string): RecordView {
  return { ...view, statements: view.statements.filter((each) => each.digest !== digest) };
}

function states(board: Board) {
  return board.criteria.map((view) => [view.criterion.id, view.state]);
}

describe('properties of the verdict', () => {
  test('the histories of these properties reach GO, HOLD and NO-GO', async () => {
    const verdicts = new Set<Verdict>();
    for (const sample of fc.sample(history, { seed: 7, numRuns: 16 })) {
      const made = await played(sample);
      verdicts.add(made.board().verdict);
    }
    expect([...verdicts].toSorted()).toEqual(['GO', 'HOLD', 'NO-GO']);
  });

  test('it does not depend on arrival order', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer(), async (past, seed) => {
        const made = await played(past);
        const files = [...made.record.files].sort(([left], [right]) =>
          sha256(`${seed}${left}`) < sha256(`${seed}${right}`) ? -1 : 1,
        );
        expect(boardOf(made.facts({ record: readRecord(new Map(files)) }))).toEqual(made.board());
      }),
      propertyRuns(40),
    );
  });

  test('ageing never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 60, max: 400 * 86_400 }), async (past, seconds) => {
        const made = await played(past);
        const now = new Date(Date.parse(made.record.now()) + seconds * 1000).toISOString().replace('.000Z', 'Z');
        expect(rank[made.board({ now }).verdict]).toBeLessThanOrEqual(rank[made.board().verdict]);
      }),
      propertyRuns(40),
    );
  });

  test('a failing result no narrower than its predecessor never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...probedFacets), async (past, facet) => {
        const made = await played(past);
        const before = made.board();
        await made.observe({ [facet]: { result: 'Failed', findings: [finding('new')] } });
        const after = made.board();
        const [id] = facet.split('/');
        expect(after.criteria.find((view) => view.criterion.id === id)?.state).toBe('failed');
        expect(rank[after.verdict]).toBeLessThanOrEqual(rank[before.verdict]);
      }),
      propertyRuns(40),
    );
  });

  test('removing a favourable sign-off or vote never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(), async (past, pick) => {
        const made = await played(past);
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
      propertyRuns(40),
    );
  });

  test('retiring the key or the role of whoever said no never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...roles), fc.boolean(), async (past, role, wholeKey) => {
        const made = await played(past);
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
      propertyRuns(20),
    );
  });

  test('a run that could not look changes no conclusive result', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom('Unknown' as const, 'NotRun' as const), async (past, result) => {
        const made = await played(past);
        await made.observe();
        const before = made.board();
        await made.observe(Object.fromEntries(probedFacets.map((facet) => [facet, { result }])));
        expect(states(made.board({ now: before.at }))).toEqual(states(before));
      }),
      propertyRuns(40),
    );
  });

  test('seeing the same substance again voids nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (past) => {
        const made = await played(past);
        await made.observe();
        const before = made.board();
        await made.observe();
        const after = made.board({ now: before.at });
        expect(after.criteria.map((view) => view.substance)).toEqual(before.criteria.map((view) => view.substance));
        expect(after.verdict).toBe(before.verdict);
        expect(after.poll?.state).toBe(before.poll?.state);
      }),
      propertyRuns(40),
    );
  });
});
