import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import { toPlain, valueAt } from '../load/plain-model.ts';
import type { ComposeNode, NodePath } from '../node.ts';
import { documentCases } from './documents.cases.ts';
import { parseYaml } from './parse-yaml.ts';
import { plainValues } from './plain-values.cases.ts';
import { refusedCases } from './refused.cases.ts';

function only(text: string): ComposeNode {
  const [document] = parseYaml(text, 'compose.yaml');
  if (document === undefined) {
    throw new RangeError('no document');
  }
  return document;
}

function refusal(text: string): ComposeError {
  try {
    parseYaml(text, 'compose.yaml');
  } catch (error) {
    if (error instanceof ComposeError) {
      return error;
    }
    throw error;
  }
  throw new RangeError('nothing was refused');
}

/** `line:column` of a value. */
function placeOf(text: string, path: NodePath): string {
  const at = valueAt(only(text), path)?.at;
  return `${at?.line}:${at?.column}`;
}

test.each(plainValues)('%s: %j is %j', (_topic, text, value) => {
  expect(toPlain(only(`a: ${text}\n`))).toEqual({ a: value });
  expect(toPlain(only(`a: "${text}"\n`))).toEqual({ a: text });
});

test.each(documentCases)('%s', (_statement, text, documents) => {
  expect(parseYaml(text, 'compose.yaml').map(toPlain)).toEqual(documents);
});

test.each(refusedCases)('refused: %s', (_statement, text, wanted) => {
  const { code, problems, message } = refusal(text);
  const [place, wantedCode, ...part] = wanted.split(' ');
  expect(`${problems[0]?.at?.line}:${problems[0]?.at?.column} ${code}`).toBe(`${place} ${wantedCode}`);
  expect(message).toContain(part.join(' '));
  expect(message).toMatch(/^compose\.yaml:\d+:\d+: [A-Z\\$*].*\.$/s);
});

describe('places', () => {
  const file = 'services:\n  web:\n    image: "nginx"\n    ports: [ 80, "443" ]\n    command: |\n      x\n    user:\n';

  test.each([
    [['services'], '2:3'],
    [['services', 'web'], '3:5'],
    [['services', 'web', 'image'], '3:12'],
    [['services', 'web', 'ports'], '4:12'],
    [['services', 'web', 'ports', 1], '4:18'],
    [['services', 'web', 'command'], '5:14'],
    [['services', 'web', 'user'], '7:10'],
  ])('%j stands at %s', (path, place) => {
    expect(placeOf(file, path)).toBe(place);
  });

  test('a key has its own', () => {
    const services = valueAt(only(file), ['services']);
    expect(services?.kind === 'map' && services.entries.get('web')?.keyAt).toEqual({
      file: 'compose.yaml',
      line: 2,
      column: 3,
    });
  });

  test('a value behind an alias stands where it was written', () => {
    expect(placeOf('x: &a\n  b: 1\ny: *a\n', ['y', 'b'])).toBe('2:6');
  });

  test('a merged value stands where it was written', () => {
    expect(placeOf('x: &a {b: 1}\ny:\n  <<: *a\n  c: 2\n', ['y', 'b'])).toBe('1:11');
  });

  test('a tag or anchor belongs to its value', () => {
    expect(placeOf('a: !reset []\nb: &x\n  c: 1\n', ['a'])).toBe('1:4');
    expect(placeOf('a: !reset []\nb: &x\n  c: 1\n', ['b'])).toBe('2:4');
  });

  test('CR LF, a byte order mark and several documents count as an editor counts', () => {
    const [, second] = parseYaml('\uFEFFa: 1\r\n---\r\nb:\r\n  c: 2\r\n', 'f');
    expect(second === undefined ? null : valueAt(second, ['b', 'c'])?.at).toEqual({ file: 'f', line: 4, column: 6 });
  });
});

describe('directives', () => {
  test.each([
    ['a: !reset null\n', 'reset', null],
    ['a: !reset\n', 'reset', null],
    ['a: !reset []\n', 'reset', []],
    ['a: !override\n  - 1\n', 'override', [1]],
    ['a: !override {b: 1}\n', 'override', { b: 1 }],
    ['a: !override\n  b: 1\n', 'override', { b: 1 }],
    ['a: !override 012\n', 'override', 10],
    ['a: 1\n', null, 1],
  ])('%j', (text, directive, value) => {
    const node = valueAt(only(text), ['a']);
    expect(node?.directive).toBe(directive);
    expect(node === null ? undefined : toPlain(node)).toEqual(value);
  });
});

test('a scalar says whether it was quoted', () => {
  const list = only('[a, "b", \'c\', 1]');
  expect(list.kind === 'list' && list.items.map((item) => item.kind === 'scalar' && item.quoted)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const block = valueAt(only('a: |\n  x\n'), ['a']);
  expect(block?.kind === 'scalar' && block.quoted).toBe(true);
});

describe('bounds', () => {
  test('aliases of aliases of aliases', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const below = level === 0 ? 'lol' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(9).fill(below).join(', ')}]\n`;
    });
    expect(refusal(levels.join('')).code).toBe('COMPOSE_TOO_COMPLEX');
  });

  test('merged mappings of merged mappings', () => {
    const levels = Array.from(
      { length: 900 },
      (_, level) => `a${level}: &a${level} {<<: *a${level - 1}, k${level}: 1}\n`,
    );
    expect(
      refusal(`a-1: &a-1 {x: 1}\n${levels.join('').repeat(1)}b: [${Array(900).fill('*a899').join(', ')}]\n`).code,
    ).toBe('COMPOSE_TOO_COMPLEX');
  });

  test.each([
    ['brackets', `${'['.repeat(65)}${']'.repeat(65)}`],
    ['many open brackets', '['.repeat(100_000)],
    ['lists in lists', '- '.repeat(65)],
    ['mappings in mappings', Array.from({ length: 66 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
    ['aliases', `a0: &a0 [x]\n${Array.from({ length: 65 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}]\n`).join('')}`],
  ])('depth: %s', (_kind, text) => {
    expect(refusal(text).code).toBe('COMPOSE_TOO_COMPLEX');
  });

  test('64 levels are fine', () => {
    expect(parseYaml(`${'['.repeat(64)}${']'.repeat(64)}`, 'f')).toHaveLength(1);
  });

  test('size', () => {
    expect(refusal(`a: ${'x'.repeat(4 * 1024 * 1024)}`).code).toBe('COMPOSE_FILE_TOO_LARGE');
  });
});

test('any text is parsed or refused with a place', () => {
  const pieces = fc.constantFrom(
    'a',
    'b: ',
    '- ',
    '\n',
    '  ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ', ',
    '&x ',
    '*x',
    '!t ',
    '|',
    '? ',
    '#',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      try {
        parseYaml(parts.join(''), 'f');
      } catch (error) {
        expect(error).toBeInstanceOf(ComposeError);
        expect(error instanceof ComposeError && error.problems[0]?.at?.line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 2000 },
  );
});
