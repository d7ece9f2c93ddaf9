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

test('decisions rest on the baseline that they name, each on its own', async () => {
  const made = await goScenario();
  const first = await made.decide();
  const gate = { ...made.gate, kickoff: { quorum: 1 } };
  const newer = await made.record.gate('source', JSON.stringify(gate), { facets: [] });
  await made.record.cosign(newer, { by: 'quinn' });
  const second = await made.decide();
  expect(restedOn(made.record.view()).map(({ inEffect, decisions }) => [inEffect, decisions])).toEqual([
    [false, [first]],
    [true, [second]],
  ]);
});
