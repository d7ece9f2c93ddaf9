import { describe, expect, test } from 'vitest';
import { type Scenario, scenario } from '../testing/scenario.ts';
import { epochSeconds } from './instant.ts';
import { boundedTime, earliestTime } from './statement-time.ts';

function find(made: Scenario, digest: string) {
  const view = made.record.view();
  const statement = view.statements.find((each) => each.digest === digest);
  if (!statement) throw new Error('There is no such statement.');
  return { view, statement };
}

describe('the time of a statement', () => {
  test('is its own until it is sealed, and then at most the clock of the sealer', async () => {
    const made = await scenario();
    const digest = await made.observe({}, { at: '2027-01-01T00:00:00Z' });
    const unsealed = find(made, digest);
    const claimed = epochSeconds('2027-01-01T00:00:00Z');
    expect(boundedTime(unsealed.view, unsealed.statement, '2027-01-01T00:00:00Z')).toBe(claimed);
    await made.record.seal({ at: '2026-11-21T00:00:00Z' });
    await made.observe();
    await made.record.seal({ at: '2026-11-22T00:00:00Z' });
    const { view, statement } = find(made, digest);
    const sealedAt = epochSeconds('2026-11-21T00:00:00Z');
    expect(boundedTime(view, statement, '2027-01-01T00:00:00Z')).toBe(sealedAt);
    expect(boundedTime(view, statement, '2026-11-20T00:00:00Z')).toBe(epochSeconds('2026-11-20T00:00:00Z'));
  });

  test('is bounded by the seal over it, not by one before it', async () => {
    const made = await scenario();
    await made.record.seal({ at: '2026-11-20T09:00:00Z' });
    const claimed = '2027-01-01T00:00:00Z';
    const next = await made.observe({}, { at: claimed });
    const bounded = () => {
      const { view, statement } = find(made, next);
      expect(statement.index ?? 1).toBe(1);
      return boundedTime(view, statement, claimed);
    };
    expect(bounded()).toBe(epochSeconds(claimed));
    await made.record.seal({ at: '2026-11-25T00:00:00Z' });
    expect(bounded()).toBe(epochSeconds('2026-11-25T00:00:00Z'));
  });

  test('is not before that of what it cites, as far as a seal bounds that', async () => {
    const made = await scenario();
    const ahead = await made.observe({}, { at: '2027-01-01T00:00:00Z' });
    const back = await made.vote('mira', 'go', { at: '2026-11-01T00:00:00Z' });
    const unseen = await made.vote('noor', 'go', { at: '2026-11-01T00:00:00Z', cites: [], previous: [] });
    const earliest = (digest: string) => {
      const { view, statement } = find(made, digest);
      return earliestTime(view, statement);
    };
    expect(earliest(ahead)).toBe(epochSeconds('2027-01-01T00:00:00Z'));
    expect(earliest(back)).toBe(epochSeconds('2027-01-01T00:00:00Z'));
    expect(earliest(unseen)).toBe(epochSeconds('2026-11-20T09:00:00Z'));
    await made.record.seal({ at: '2026-11-21T00:00:00Z' });
    expect(earliest(back)).toBe(epochSeconds('2026-11-21T00:00:00Z'));
  });
});
