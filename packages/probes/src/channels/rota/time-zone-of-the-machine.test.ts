import { afterEach, expect, it } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { cases } from './cases.ts';
import { run } from './run.ts';

const before = process.env['TZ'];

afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

it('has no part in the answer', async () => {
  const answers: unknown[] = [];
  for (const zone of ['UTC', 'America/Los_Angeles', 'Asia/Tokyo']) {
    process.env['TZ'] = zone;
    answers.push(await Promise.all([...cases.passes, ...cases.fails].map((each) => run(caseContext(each)))));
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});
