import { expect, test } from 'vitest';
import { goScenario, scenario } from '../testing/scenario.ts';
import { restedOn } from './rested-on.ts';

test('a baseline counts from its second signature on, and the newest is the one in effect', async () => {
  const made = await scenario();
  const proposed = await made.record.gate('source', '{}', { facets: [] });
  expect(restedOn(made.record.view())).toEqual([]);
  await made.record.cosign(proposed, { by: 'quinn' });
  expect(restedOn(made.record.view())).toMatchObject([{ statement: { digest: proposed }, inEffect: true }]);
  const newer = await made.record.gate('source', '{"a":1}', { facets: [] });
  await made.record.cosign(newer, { by: 'quinn' });
  expect(restedOn(made.record.view()).map(({ statement, inEffect }) => [statement.digest, inEffect])).toEqual([
    [proposed, false],
    [newer, true],
  ]);
});

test('a baseline that a decision names stays among them, taken back or not', async () => {
  const made = await goScenario();
  const decision = await made.decide();
  const [before] = restedOn(made.record.view());
  expect(before).toMatchObject({ inEffect: true, decisions: [decision] });
  await made.record.withdraw(before?.statement.digest ?? '');
  expect(restedOn(made.record.view())).toMatchObject([
    { statement: { digest: before?.statement.digest }, inEffect: false, decisions: [decision] },
  ]);
});
