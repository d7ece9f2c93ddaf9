import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { substitute, type VariableUse } from './substitute.ts';
import { badTemplateCases, filledCases, setVariables } from './templates.cases.ts';

function lookup(name: string): string | undefined {
  return setVariables[name];
}

test.each(filledCases)('%s: %j', (_statement, template, text) => {
  expect(substitute(template, lookup)).toEqual({ text, problem: null });
});

test.each(badTemplateCases)('refused: %s: %j', (_statement, template, part) => {
  const { text, problem } = substitute(template, lookup);
  expect(text).toBe(null);
  expect(problem?.message).toContain(part);
});

describe('uses', () => {
  test.each<[string, readonly (readonly [string, string])[]]>([
    [
      '$SET ${UNSET}',
      [
        ['SET', 'set'],
        ['UNSET', 'unset'],
      ],
    ],
    [
      '${UNSET:-x} ${SET:-x}',
      [
        ['UNSET', 'unset default used'],
        ['SET', 'set default'],
      ],
    ],
    ['${SET:?x}', [['SET', 'set required']]],
    ['${SET:+x}', [['SET', 'set default']]],
    [
      '${UNSET:-$lower}',
      [
        ['UNSET', 'unset default used'],
        ['lower', 'set'],
      ],
    ],
    ['${SET:-$lower}', [['SET', 'set default']]],
    ['$$SET', []],
  ])('%j', (template, wanted) => {
    const uses: VariableUse[] = [];
    substitute(template, lookup, (use) => uses.push(use));
    expect(uses.map((use) => [use.name, wordsOf(use)])).toEqual(wanted);
  });
});

function wordsOf({ isSet, required, hasDefault, usesDefault }: VariableUse): string {
  const words = [isSet ? 'set' : 'unset', required && 'required', hasDefault && 'default', usesDefault && 'used'];
  return words.filter((word) => word !== false).join(' ');
}

test('a text with its dollars doubled is the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(substitute(text.replaceAll('$', '$$$$'), lookup).text).toBe(text);
    }),
  );
});

test('any text has a result, and a problem has a sentence', () => {
  const pieces = fc.constantFrom('$', '{', '}', 'SET', 'U', ':-', ':?', '+', '-', 'x', '1', '\n', ' ');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const { text, problem } = substitute(parts.join(''), lookup);
      expect(text === null).toBe(problem !== null);
      // It may end in the author's own words, whatever they are.
      expect(problem?.message ?? 'A sentence.').toMatch(/^(?:[A-Z`"$]).*\s/s);
    }),
    { numRuns: 3000 },
  );
});

test('a line of many variables is read once', () => {
  const many = 200_000;
  expect(substitute('${U-x}'.repeat(many), lookup).text).toBe('x'.repeat(many));
  expect(substitute('${'.repeat(many), lookup).problem).not.toBe(null);
});
