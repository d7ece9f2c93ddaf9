import { describe, expect, it } from 'vitest';
import { composeShape } from './compose-shape.ts';

function rules(text: string): readonly string[] {
  return composeShape(text).problems.map(({ rule, line }) => `${rule}:${line}`);
}

describe('files that load', () => {
  it.each([
    'services:\n  a:\n    image: b\n',
    'name: x\n',
    'include: [a.yaml]\n',
    'services:\n  a: !reset null\n',
    'services:\n  a: !reset []\n',
    'x-a: &a {image: b}\n---\nservices: {c: *a}\n',
    'services: !override\n  a: {image: b}\n',
    'x-a: &a {image: b}\nservices:\n  c: *a\n',
    'services:\n  a:\n    image: b\n---\nservices:\n  c:\n    build: .\n',
    'services:\n  a:\n',
    '%YAML 1.2\n---\nservices: {a: {image: b}}\n',
    'services:\n  a:\n    command: "<<<<<<< not a marker"\n    image: b\n',
  ])('%j', (text) => {
    expect(rules(text)).toEqual([]);
  });
});

/** Few aliases, each of a list of aliases. */
const bomb = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].reduce(
  (text, name, index) => `${text}${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]\n`,
  'a: &a [x, x, x, x, x, x, x, x, x]\n',
);

describe('files that do not', () => {
  it.each([
    ['services:\n  a:\n    image: b\n    image: c\n', 'duplicate-key:4'],
    ['services:\n\ta: b\n', 'not-yaml:2'],
    ['- a\n', 'no-services:1'],
    ['on: push\n', 'no-services:1'],
    ['web:\n  image: nginx\n', 'no-services:1'],
    ['services: [a]\n', 'no-services:1'],
    ['services:\n  a: b\n', 'service-shape:2'],
    ['services:\n  a: *b\n', 'not-yaml:2'],
    ['services:\n=======\n>>>>>>> x\n', 'conflict-marker:3'],
    ['services:\n  a: {image: "b}\n', 'not-yaml:'],
    ['services:\n  80: {image: b}\n', 'not-yaml:2'],
    ['services:\n  a:\n      image: b\n    ports: []\n', 'not-yaml:4'],
    ['services:\n  a:\n    <<: b\n', 'not-yaml:3'],
    [`a: ${'['.repeat(100)}${']'.repeat(100)}\n`, 'too-complex:1'],
    [bomb, 'too-complex:'],
  ])('%j', (text, expected) => {
    expect(rules(text)[0] ?? '').toContain(expected);
  });
});

it('reads what runs through merge keys, of lists and of merges', () => {
  const shape = composeShape(
    'x-a: &a {image: b}\nx-c: &c\n  <<: *a\nservices:\n  d:\n    <<: [*c]\n  e:\n    ports: []\n',
  );
  expect(shape.services.map(({ name, runs }) => [name, runs])).toEqual([
    ['d', true],
    ['e', false],
  ]);
});

it('reads environment files that must be there', () => {
  const [service] = composeShape(
    'services:\n  a:\n    image: b\n    env_file:\n      - one.env\n      - {path: two.env, required: false}\n      - ${X}/three.env\n      - path: four.env\n',
  ).services;
  expect(service?.environmentFiles.map(({ path }) => path)).toEqual(['one.env', 'four.env']);
  expect(service?.environmentFiles.map(({ line, column }) => [line, column])).toEqual([
    [5, 9],
    [8, 15],
  ]);
});
