import { describe, expect, test } from 'vitest';
import { stageAt } from './stage/stage-at.ts';

interface Drilled {
  readonly results: readonly { readonly criterion: string; readonly facet: string; readonly outcome: string }[];
}

describe('sallyport drill', () => {
  test('every probed facet of the ready project notices the sabotage of a copy, and nothing is changed', async () => {
    const stage = await stageAt('repaired');
    const before = await stage.git('mira', ['status', '--porcelain=v2', '--branch']);
    const drilled = await stage.sallyport('mira', ['drill', '--json']);
    const { results } = JSON.parse(drilled.stdout) as Drilled;
    expect(results.filter((each) => each.outcome !== 'noticed')).toEqual([]);
    expect(results.length).toBeGreaterThan(15);
    expect(drilled.code).toBe(0);
    expect(await stage.git('mira', ['status', '--porcelain=v2', '--branch'])).toBe(before);
    const board = JSON.parse((await stage.sallyport('mira', ['status', '--json'])).stdout) as {
      readonly board: { readonly criteria: readonly { readonly facets: readonly { readonly by: string }[] }[] };
    };
    const probed = board.board.criteria.flatMap((view) => view.facets).filter((facet) => facet.by === 'probed').length;
    expect(results.length).toBe(probed);
  }, 600_000);
});
