import { describe, expect, it } from 'vitest';
import { RecordError } from './errors.ts';
import { boolean, integer, list, map, nullable, object, oneOf, pattern, type Shape, sortedSet, text } from './shape.ts';

function complaint(shape: Shape<unknown>, value: unknown): string | null {
  try {
    shape(value, { file: 'f', path: [] });
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
  return null;
}

const point = object<{ x: number; tags: readonly string[] }>({ x: integer(0, 9), tags: list(text(3), 0, 2) });

describe('shapes', () => {
  it.each<[string, Shape<unknown>, unknown]>([
    ['text', text(3, 1), 'abc'],
    ['pattern', pattern(/^a+$/, 'a'), 'aa'],
    ['integer', integer(-1, 1), 0],
    ['boolean', boolean, false],
    ['oneOf', oneOf('a', 'b'), 'b'],
    ['nullable', nullable(text()), null],
    ['list', list(integer(0), 1, 2), [1, 2]],
    ['sortedSet', sortedSet(text()), ['a', 'b']],
    ['map', map(text(3), integer(0)), { a: 1, b: 2 }],
    ['object', point, { x: 1, tags: ['a'] }],
  ])('%s accepts what fits', (_, shape, value) => {
    expect(complaint(shape, value)).toBeNull();
  });

  it.each<[string, Shape<unknown>, unknown, string]>([
    ['a text that is none', text(), 1, 'must be a string'],
    ['a text too long', text(3), 'abcd', '0 to 3 characters'],
    ['a text too short', text(3, 1), '', '1 to 3 characters'],
    ['a pattern not met', pattern(/^a$/, 'an a'), 'b', 'must be an a'],
    ['a fraction', integer(0), 0.5, 'whole number'],
    ['a number beyond safety', integer(0), 2 ** 53, 'whole number'],
    ['a number out of range', integer(0, 5), 6, 'from 0 to 5'],
    ['a word for a truth', boolean, 'true', 'true or false'],
    ['an unknown word', oneOf('a', 'b'), 'c', 'one of a, b'],
    ['a word that every object has', oneOf('a'), 'constructor', 'one of a'],
    ['a list that is none', list(text()), { length: 0 }, 'must be a list'],
    ['a list too long', list(text(), 0, 1), ['', ''], '0 to 1 entries'],
    ['a set out of order', sortedSet(text()), ['b', 'a'], 'sorted'],
    ['a set with a double', sortedSet(text()), ['a', 'a'], 'each entry once'],
    ['a map that is a list', map(text(), text()), [], 'must be an object'],
    ['an object that is null', point, null, 'must be an object'],
    ['a missing key', point, { x: 1 }, 'tags is missing'],
    ['an unknown key', point, { x: 1, tags: [], y: 2 }, 'unknown key "y"'],
    ['a missing key that every object has', object<{ toString: string }>({ toString: text() }), {}, 'is missing'],
  ])('refuses %s', (_, shape, value, message) => {
    expect(complaint(shape, value)).toContain(message);
  });

  it('names the place inside the file', () => {
    expect(
      complaint(list(point), [
        { x: 1, tags: [] },
        { x: 1, tags: ['a', 'long'] },
      ]),
    ).toContain('f: 1.tags.1 must');
  });

  it('bounds maps and refuses the one key that copies badly', () => {
    const many = Object.fromEntries(Array.from({ length: 4097 }, (_, index) => [`k${index}`, 1]));
    expect(complaint(map(text(), integer(0)), many)).toContain('at most 4096');
    expect(complaint(map(text(), integer(0)), JSON.parse('{"__proto__":1}'))).toContain('no map may hold');
  });
});
