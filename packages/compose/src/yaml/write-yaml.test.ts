import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { Plain } from '../compose-model.ts';
import { substitute } from '../interpolation/substitute.ts';
import { toPlain } from '../load/plain-model.ts';
import { parseYaml } from './parse-yaml.ts';
import { writeYaml } from './write-yaml.ts';

function parsed(text: string): Plain {
  const [document] = parseYaml(text, 'f');
  return document === undefined ? null : toPlain(document);
}

function filledIn(value: Plain): Plain {
  if (typeof value === 'string') {
    return substitute(value, () => 'filled in').text;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Array.isArray(value)
    ? value.map(filledIn)
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filledIn(each)]));
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
  fc.constantFrom(
    'yes',
    '0440',
    'null',
    '~',
    '1e3',
    '22:22',
    '<<',
    '- a',
    'a: b',
    'x #y',
    ' x',
    'x ',
    '',
    '\n',
    'a\n',
    '\na',
  ),
  fc
    .array(fc.constantFrom('a', ' ', '\n', '\t', '$', '${A}', '#', ':', '-', "'", '"', '\\'))
    .map((parts) => parts.join('')),
);
const { value: anyModel } = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    anyText,
    fc.constantFrom(null, true, false),
    fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => number + 0),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 4 }),
  ),
}));

test('what is written is read back as the same', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      expect(parsed(writeYaml(model, { escapeDollars: false }))).toEqual(model);
    }),
    { numRuns: 1500 },
  );
});

test('dollar signs survive the filling in of variables', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      expect(filledIn(parsed(writeYaml(model)))).toEqual(model);
    }),
    { numRuns: 500 },
  );
});

test('other YAML libraries read the same', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const document = parseDocument(writeYaml({ model }, { escapeDollars: false }), { schema: 'core', merge: false });
      expect(document.errors).toEqual([]);
      expect(document.toJS()).toEqual({ model });
    }),
    { numRuns: 500 },
  );
});

describe('style', () => {
  test.each<[string, Plain, string]>([
    [
      'plain where nothing can go wrong',
      { image: 'nginx:1.27', path: '/a/b', no: 'x y' },
      'image: nginx:1.27\npath: /a/b\n"no": x y\n',
    ],
    [
      'quotes for what looks like something else',
      ['8080:80', 'yes', 'true', '0440', ''],
      '- "8080:80"\n- "yes"\n- "true"\n- "0440"\n- ""\n',
    ],
    ['lists stand below their keys', { a: ['b', { c: 1, d: [2] }] }, 'a:\n  - b\n  - c: 1\n    d:\n      - 2\n'],
    ['empty ones in brackets', { a: {}, b: [], c: null }, 'a: {}\nb: []\nc: null\n'],
    ['several lines as a block', { a: 'x\n  y\n', b: 'z\nz' }, 'a: |\n  x\n    y\nb: |-\n  z\n  z\n'],
    ['dollar signs doubled', { a: '$HOME ${X:-y}' }, 'a: "$$HOME $${X:-y}"\n'],
    ['a key is not filled in', { $a: 1 }, '"$a": 1\n'],
    ['a bare value', 'text', 'text\n'],
    [
      'numbers',
      [1.5, 1e21, -0, 2 ** 53, Number.POSITIVE_INFINITY],
      '- 1.5\n- 1e+21\n- 0\n- 9007199254740992.0\n- .inf\n',
    ],
  ])('%s', (_statement, model, text) => {
    expect(writeYaml(model)).toBe(text);
  });

  test('a key that is longer than YAML allows before a colon', () => {
    const model = { ['k'.repeat(2000)]: { a: 1 } };
    expect(parsed(writeYaml(model))).toEqual(model);
  });
});
