import { expect, test } from 'vitest';
import { probes } from '../../registry.generated.ts';
import { runProbe } from '../../run-probe.ts';
import { caseContext } from '../../testing/case-context.ts';
import { caseWorld } from './case-stack.ts';
import { placeText } from './place-text.ts';

const text = 'services:\n  web:\n    image: nginx:latest # later\n    ports:\n      - "80:80"\n      - "90:90"\n';
const stack = {
  composeTexts: [{ path: 'deploy/compose.yaml', text }],
  examples: [{ path: '.env.example', text: 'A=1\r\n  B=2  \r\n' }],
};

test.each([
  ['a value on one line', { line: 3, column: 12 }, 'deploy/compose.yaml:3:12-24'],
  ['a value on several lines', { line: 5, column: 7 }, 'deploy/compose.yaml:5:7-6.16'],
  ['a place where no value begins', { line: 3, column: 2 }, 'deploy/compose.yaml:3:5-32'],
  ['a line alone', { line: 3 }, 'deploy/compose.yaml:3:5-32'],
  ['a line that is not there', { line: 99 }, 'deploy/compose.yaml:99'],
])('%s', (_, at, wanted) => {
  expect(placeText(stack, { file: 'deploy/compose.yaml', ...at })).toBe(wanted);
});

test('a file that is no Compose file is told by its line', () => {
  expect(placeText(stack, { file: 'Dockerfile', line: 4, column: 1 })).toBe('Dockerfile:4');
});

test('a line of an example is told from its first sign to its last', () => {
  expect(placeText(stack, { file: '.env.example', line: 2 })).toBe('.env.example:2:3-6');
});

test('findings on a service carry the value that they are about', async () => {
  const probe = probes.find(({ id }) => id === 'staging.images');
  const world = caseWorld({ compose: [text] });
  const observation = probe && (await runProbe(probe, caseContext({ name: 'latest', ...world })));
  const found = observation?.findings.find(({ rule }) => rule === 'staging.images.latest-tag');
  expect(found?.place).toBe('deploy/compose.yaml:3:12-24');
});
