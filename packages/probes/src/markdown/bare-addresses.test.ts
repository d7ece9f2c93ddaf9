import { expect, test } from 'vitest';
import { addressesIn } from './bare-addresses.ts';

function targets(text: string): readonly string[] {
  return addressesIn(text, 1).flatMap((node) => (node.type === 'link' ? [node.target] : []));
}

test.each([
  ['see https://example.org/a_b?c=d#e.', ['https://example.org/a_b?c=d#e']],
  ['(https://example.org/a_(b)) and www.example.org, too', ['https://example.org/a_(b)', 'http://www.example.org']],
  ['[https://example.org/x]', ['https://example.org/x']],
  ['http://localhost:3000/path', ['http://localhost:3000/path']],
  ['https://example.org/?a=b&amp; c', ['https://example.org/?a=b']],
  ['"http://" and https://a_b.c_d are none', []],
  ['write to ada@example.org. or ben+x@mail.example.org', ['mailto:ada@example.org', 'mailto:ben+x@mail.example.org']],
  ['smol-toml@1.9.0 and x@y are none, nor is axhttps://example.org', []],
])('%s', (text, found) => {
  expect(targets(text)).toEqual(found);
});

test('no character is lost', () => {
  const text = 'a https://example.org/b). c@example.org! www.x.org';
  const shown = addressesIn(text, 1).map((node) => (node.type === 'link' ? node.children : [node]));
  expect(shown.flat().map((node) => (node.type === 'text' ? node.value : ''))).toEqual([
    'a ',
    'https://example.org/b',
    '). ',
    'c@example.org',
    '! ',
    'http://www.x.org'.slice(7),
  ]);
});

test.each([')', '.', '&', '&a;', 'a@', '-', 'www.'])('long rows of %s end in time', (part) => {
  expect(addressesIn(`https://a.b/${part.repeat(20_000 / part.length)}`, 1).length).toBeGreaterThan(0);
});
