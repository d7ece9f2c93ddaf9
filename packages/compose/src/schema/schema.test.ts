import { expect, test } from 'vitest';
import { nodesOf } from '../testing/nodes-of.ts';
import { checkSchema } from './check-schema.ts';
import { nearestWord } from './did-you-mean.ts';
import { fileCases, serviceCases, suggestionCases } from './schema.cases.ts';
import { serviceShape } from './service-shape.ts';

test.each([...fileCases, ...serviceCases])('%s', (_statement, file, problems) => {
  const found = checkSchema(nodesOf(file));
  expect(found.map(({ at }) => `${at?.line}:${at?.column}`)).toEqual(problems.map((each) => each.split(' ', 1)[0]));
  for (const [index, { message, code }] of found.entries()) {
    expect(code).toBe('COMPOSE_SCHEMA');
    expect(message).toContain(problems[index]?.split(' ').slice(1).join(' '));
  }
});

test.each(suggestionCases)('%s', (file, suggestion) => {
  expect(checkSchema(nodesOf(file))[0]?.suggestion).toBe(suggestion);
});

test('a path leads to each problem', () => {
  const [problem] = checkSchema(nodesOf('services:\n  web:\n    ports: [{ targt: 80 }]'));
  expect(problem?.path).toEqual(['services', 'web', 'ports', 0, 'targt']);
});

test('names of the language are no keys of the specification', () => {
  const found = checkSchema(nodesOf('constructor: {}\nservices:\n  web: { toString: a, hasOwnProperty: b }'));
  expect(found.map(({ path }) => path.at(-1))).toEqual(['constructor', 'toString', 'hasOwnProperty']);
});

test('every key of a service is found from itself', () => {
  const keys = Object.keys(serviceShape.keys);
  expect(keys.length).toBeGreaterThan(90);
  for (const key of keys) {
    expect(nearestWord(key, keys)).toBe(key);
  }
});
