import { expect, it } from 'vitest';
import { caseContext } from '../../../testing/case-context.ts';
import { caseWorld } from '../../stack/case-stack.ts';
import { readStackView } from '../../stack/read-stack-view.ts';
import { rule } from './guessable.ts';

it('says the word of a store once, and not again for every address that carries it', async () => {
  const services = {
    db: { image: 'postgres:16', environment: { POSTGRES_USER: 'flow', POSTGRES_PASSWORD: 'flow' } },
    worker: { environment: { RESULT_BACKEND: 'db+postgresql://flow:flow@db/flow', DB_PASS: 'flow' } },
    web: { environment: { SIGNING_KEY: 'changeme', DATABASE_URL: 'postgres://flow:flow@db/flow' } },
  };
  const stack = await readStackView(caseContext({ name: 'once', ...caseWorld({ services }) }));
  expect(rule.find(stack).map(({ address }) => address)).toEqual([
    'db.environment guessable',
    'web.environment guessable',
  ]);
});
