import { expect, test } from 'vitest';
import { oncePerText } from './once-per-text.ts';

test('a text is taken apart once, and another one anew', () => {
  const seen: string[] = [];
  const length = oncePerText((text) => {
    seen.push(text);
    return text.length;
  });
  expect([length('abc'), length('abc'), length('abcd')]).toEqual([3, 3, 4]);
  expect(seen).toEqual(['abc', 'abcd']);
});

test('what fails is not remembered', () => {
  let calls = 0;
  const fails = oncePerText(() => {
    calls += 1;
    throw new Error('no');
  });
  expect(() => fails('a')).toThrow('no');
  expect(() => fails('a')).toThrow('no');
  expect(calls).toBe(2);
});

test('memory has an end', () => {
  let calls = 0;
  const count = oncePerText((text) => {
    calls += 1;
    return text.length;
  });
  const large = (sign: string) => sign.repeat(3 * 1024 * 1024);
  count(large('a'));
  count(large('b'));
  count(large('a'));
  expect(calls).toBe(3);
});
