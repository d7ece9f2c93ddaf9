import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import { badEnvFileCases, envFileCases, outside } from './env-file.cases.ts';
import { parseEnvFile } from './parse-env-file.ts';

function lookup(name: string): string | undefined {
  return outside[name];
}

test.each(envFileCases)('%s: %j', (_statement, text, values) => {
  expect(Object.fromEntries(parseEnvFile(text, '.env', lookup))).toEqual(values);
});

test.each(badEnvFileCases)('refused: %s: %j', (_statement, text, wanted) => {
  const [place, code, ...part] = wanted.split(' ');
  try {
    parseEnvFile(text, '.env', lookup);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ComposeError)) {
      throw error;
    }
    expect(`${error.problems[0]?.at?.line}:${error.problems[0]?.at?.column} ${error.code}`).toBe(`${place} ${code}`);
    expect(error.message).toContain(part.join(' '));
  }
});

test('without a lookup there is the file alone', () => {
  expect([...parseEnvFile('A=1\nB=$A$C\nD\n', '.env')]).toEqual([
    ['A', '1'],
    ['B', '1'],
  ]);
});

test('any text in single quotes is the text', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/['\\]/.test(text)),
      (text) => {
        expect(parseEnvFile(`A='${text}'`, '.env').get('A')).toBe(text);
      },
    ),
  );
});

test('any text is read or refused with its line', () => {
  const pieces = fc.constantFrom('A', '=', ' ', '\n', '"', "'", '\\', '$', '{', '}', ':-', '#', 'export ', ':', '!');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      try {
        parseEnvFile(parts.join(''), '.env', lookup);
      } catch (error) {
        expect(error instanceof ComposeError && error.problems[0]?.at?.line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 3000 },
  );
});

test('a long line is read once', () => {
  const many = 100_000;
  expect(parseEnvFile('A="x" '.repeat(many), '.env').get('A')).toBe('x');
  expect(parseEnvFile(`${' '.repeat(many)}A=1`, '.env').get('A')).toBe('1');
});
