import { expect, test } from 'vitest';
import { toPlain } from '../load/plain-model.ts';
import { parseYaml } from './parse-yaml.ts';

test('keys that begin, go on and end alike are kept apart', () => {
  // The same length and the same first, middle and last sign: all in one place of the table.
  const keys = ['axcye', 'abcde', 'abcye', 'axcde', 'axcye2', 'abcde2'];
  const again = [...keys, ...keys.toReversed(), ...keys];
  const maps = again.map(
    (key, index) => `- ${key}: ${index}\n  ${keys[index % 4]}b: x\n  f: {${key}: y, "${key} ": z}\n`,
  );
  const wanted = again.map((key, index) => ({
    [key]: index,
    [`${keys[index % 4]}b`]: 'x',
    f: { [key]: 'y', [`${key} `]: 'z' },
  }));
  expect(parseYaml(maps.join(''), 'compose.yaml').map(toPlain)).toEqual([wanted]);
});

test('keys of every length and place are what is written', () => {
  const keys = Array.from(
    { length: 3_000 },
    (_, index) => `${'k'.repeat(index % 40)}${index}${index % 7 === 0 ? '_é' : ''}`,
  );
  const text = [...keys, ...keys].map((key) => `- x${key}: 1\n`).join('');
  expect(parseYaml(text, 'compose.yaml').map(toPlain)).toEqual([[...keys, ...keys].map((key) => ({ [`x${key}`]: 1 }))]);
});
