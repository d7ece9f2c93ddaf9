import { expect, test } from 'vitest';
import { GateError } from './gate-error.ts';

test('an error of the gate has a code, a sentence, and its cause where there is one', () => {
  const plain = new GateError('GATE_INSTANT_INVALID', 'This is no time.');
  expect([plain.name, plain.code, plain.message]).toEqual(['GateError', 'GATE_INSTANT_INVALID', 'This is no time.']);
  expect('cause' in plain).toBe(false);
  const cause = new SyntaxError('not JSON');
  expect(new GateError('GATE_RESOLVED_INVALID', 'This is no gate.', { cause }).cause).toBe(cause);
});
