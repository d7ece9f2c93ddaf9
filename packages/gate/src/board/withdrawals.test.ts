import { blobPath, type RecordView, type Standing, sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { stillMissing, withdrawals } from './withdrawals.ts';

/** The record with another standing for its withdrawals, as when their author's key was retired or compromised. */
function standing(made: Scenario, as: Standing): RecordView {
  const view = made.record.view();
  const statements = view.statements.map((each) => (each.type === 'withdraw' ? { ...each, standing: as } : each));
  return { ...view, statements };
}

function ends(view: RecordView, digest: string): readonly boolean[] {
  const { endsFavour, endsObjection } = withdrawals(view);
  return [endsFavour(digest), endsObjection(digest)];
}

describe('a withdrawal', () => {
  test.each([
    ['good', [true, true]],
    ['late', [true, false]],
    ['void', [false, false]],
  ] as const)('by a key that stands %s ends a statement in favour and against: %j', async (as, expected) => {
    const made = await scenario();
    const vote = await made.vote(persons.qa, 'no-go');
    await made.record.withdraw(vote, {}, { by: persons.qa });
    expect(ends(standing(made, as), vote)).toEqual(expected);
  });

  test('ends nothing that another said, and is no declaration of loss', async () => {
    const made = await scenario();
    const [vote, other] = [await made.vote(persons.qa, 'no-go'), await made.vote(persons.sre, 'no-go')];
    await made.record.withdraw(vote, {}, { by: persons.sre });
    await made.record.withdraw(other, { lost: true }, { by: persons.sre });
    await made.record.withdraw(sha256('nothing'), {}, { by: persons.sre });
    const view = made.record.view();
    expect([ends(view, vote), ends(view, other)]).toEqual([
      [false, false],
      [false, false],
    ]);
  });
});

describe('what is missing', () => {
  async function without(): Promise<{ readonly made: Scenario; readonly blob: string }> {
    const made = await scenario();
    await made.record.paper('# Lost\n', {}, { by: persons.qa });
    await made.record.paper('# Also lost\n', {}, { by: persons.qa });
    for (const text of ['# Lost\n', '# Also lost\n']) made.record.files.delete(blobPath(sha256(text)));
    return { made, blob: sha256('# Lost\n') };
  }

  function missing(view: RecordView): readonly string[] {
    return [...new Set(stillMissing(view).map(({ digest }) => digest))].toSorted();
  }

  test('is no longer so where its author, in good standing, declares it lost, and nothing else with it', async () => {
    const { made, blob } = await without();
    const [all, rest] = [[blob, sha256('# Also lost\n')].toSorted(), [sha256('# Also lost\n')]];
    expect(missing(made.record.view())).toEqual(all);
    await made.record.withdraw(blob, { lost: true }, { by: persons.qa });
    expect(missing(made.record.view())).toEqual(rest);
    expect(missing(standing(made, 'late'))).toEqual(all);
    expect(missing(standing(made, 'void'))).toEqual(all);
  });
});
