import { expect, it } from 'vitest';
import { shellCommands } from '../image-build/shell-commands.ts';
import { cannotFail } from './check-outcome.ts';

it.each([
  'true',
  ':',
  'exit 0',
  'a || true',
  'a || :',
  'a || exit 0',
  'a; true',
  'a; exit 0; exit 1',
  'echo ok || exit 1',
  'true && echo ok',
  'a || b || echo no',
  'a && b || true',
  'a | cat',
  'a | head -1',
  'a; exit 0',
  '! false',
  'ps | grep x',
  'if a; then b; fi; exit 0',
])('%s cannot fail', (text) => {
  expect(cannotFail(shellCommands(text))).toBe(true);
});

it.each([
  '',
  'a',
  'false',
  'a || exit 1',
  'a || exit 1; true',
  'a && true',
  'true && a',
  'a | grep x',
  'a | head -1 | grep x',
  'a || false',
  '! true',
  'exit $?',
  'a; exit',
  'set -e; a; true',
  'ps | grep -v x',
  'ps | grep [x]y',
  'if a; then exit 1; fi; exit 0',
  'while a; do b; done',
])('%j may fail', (text) => {
  expect(cannotFail(shellCommands(text))).toBe(false);
});
