import { expect, it } from 'vitest';
import { allShellCommands, shellCommands } from './shell-commands.ts';

function parts(text: string): readonly string[] {
  return shellCommands(text).map(({ joint, words, grammar }) => [joint, ...grammar, ...words].join(' '));
}

it.each([
  ['curl -f http://a/ || exit 1', ['first curl -f http://a/', '|| exit 1']],
  ['a && b; c | d\ne', ['first a', '&& b', '; c', '| d', '; e']],
  ['test "$(redis-cli ping)" = PONG', ['first test $(redis-cli ping) = PONG']],
  ["sh -c 'a || b'", ['first sh -c a || b']],
  ['A=1 B="x y" run --now', ['first run --now']],
  ['! grep -q x file', ['first ! grep -q x file']],
  ['if ! a; then b; fi', ['first if ! a', '; then b', '; fi']],
  ['a >/dev/null 2>&1 || b', ['first a', '|| b']],
  ['a & b', ['first a', '; b']],
  ['a \\\n  --long', ['first a --long']],
  ['', []],
  ['"', ['first ']],
  ['$(', ['first $(']],
])('takes %j apart', (text, expected) => {
  expect(parts(text)).toEqual(expected);
});

it('knows what is written into a file', () => {
  const redirected = (text: string) => shellCommands(text).map((each) => each.redirected);
  expect(redirected('echo a > b; echo a >> b; echo a >b; echo a >/dev/null; echo a 2>&1; echo a 2>/dev/null')).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('finds what runs inside substitutions', () => {
  const called = (text: string) => allShellCommands(text).map(({ words }) => words[0]);
  expect(called('test "$(curl -s x | jq .a)" = 1')).toEqual(['test', 'curl', 'jq']);
  expect(called('test `date` = x')).toEqual(['test', 'date']);
});

it('comes to an end on whatever is written', () => {
  for (const text of [
    '$('.repeat(20_000),
    '"$('.repeat(20_000),
    '`'.repeat(20_001),
    '\\'.repeat(20_001),
    '|&;<>()'.repeat(5000),
  ]) {
    expect(shellCommands(text).length).toBeLessThan(40_000);
  }
});
