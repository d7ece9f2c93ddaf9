import { expect, test } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { caseWorld } from '../stack/case-stack.ts';
import { readStackView } from '../stack/read-stack-view.ts';
import type { StackCase } from '../stack/staging-rule.ts';
import { rule } from './rules/switched-off.ts';

async function said(services: NonNullable<StackCase['services']>): Promise<readonly string[]> {
  const stack = await readStackView(caseContext({ name: 'switches', ...caseWorld({ services }) }));
  return rule.find(stack).map(({ what }) => what);
}

test('a password that no variable sets is said to be empty, and which variable it is', async () => {
  const cache = { image: 'redis:7.4', command: 'redis-server --requirepass "${REDIS_PASSWORD}"' };
  expect(await said({ cache })).toEqual([
    'Redis lets people in without asking (cache: requirepass is empty, since REDIS_PASSWORD is set nowhere).',
  ]);
  expect(await said({ cache: { image: 'redis:7.4', command: ['redis-server', '--requirepass', ''] } })).toEqual([
    'Redis lets people in without asking (cache: requirepass is empty).',
  ]);
});

test('a flag takes no value, and is said by its name', async () => {
  expect(await said({ db: { image: 'mongo:8', command: ['mongod', '--noauth'] } })).toEqual([
    'MongoDB lets people in without asking (db: noauth).',
  ]);
});
