import { expect, it } from 'vitest';
import { ignoredBy } from './docker-ignore.ts';

it.each([
  ['node_modules', 'node_modules/a/b.js', true],
  ['node_modules', 'app/node_modules/b.js', false],
  ['**/node_modules', 'app/node_modules/b.js', true],
  ['**/node_modules', 'node_modules/b.js', true],
  ['/dist/', 'dist/a.js', true],
  ['*.md', 'README.md', true],
  ['*.md', 'docs/README.md', false],
  ['**/*.md', 'docs/a/README.md', true],
  ['docs/**', 'docs/a/b.txt', true],
  ['.env*', '.env.local', true],
  ['# .env', '.env', false],
  ['*\n!src', 'src/a.js', false],
  ['*\n!src', 'test/a.js', true],
  ['!a.md\n*.md', 'a.md', true],
  ['a?.js', 'ab.js', true],
  ['a.js', 'abjs', false],
  ['.', 'a.js', false],
  ['', 'a.js', false],
])('%j and %s', (text, path, ignored) => {
  expect(ignoredBy(text)(path)).toBe(ignored);
});

it('ignores nothing without a file', () => {
  expect(ignoredBy(null)('.env')).toBe(false);
});

it('comes to an end on many wildcards', () => {
  expect(ignoredBy(`${'**/'.repeat(400)}x${'*'.repeat(400)}y`)('a/'.repeat(200))).toBe(false);
});
