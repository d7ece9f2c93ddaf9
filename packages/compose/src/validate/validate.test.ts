import { expect, test } from 'vitest';
import { canonicalize } from '../canonical/canonicalize.ts';
import type { Problem } from '../compose-error.ts';
import type { MapNode } from '../node.ts';
import { normalize } from '../normalize/normalize.ts';
import { setDefaults } from '../normalize/set-defaults.ts';
import { nodesOf } from '../testing/nodes-of.ts';
import { checkConsistency } from './check-consistency.ts';
import { consistencyCases, suggestionCases, valueCases } from './validate.cases.ts';
import { validateValues } from './validate-values.ts';

function prepared(file: string): MapNode {
  return normalize(setDefaults(canonicalize(nodesOf(file))), 'app');
}

function expectProblems(found: readonly Problem[], wanted: readonly string[]): void {
  const places = found.map(({ at, code }) => `${at?.line} ${code}`);
  expect(places).toEqual(wanted.map((each) => each.split(' ').slice(0, 2).join(' ')));
  for (const [index, { message }] of found.entries()) {
    expect(message).toContain(wanted[index]?.split(' ').slice(2).join(' '));
  }
}

test.each(valueCases)('values: %s', (_statement, file, problems) => {
  expectProblems(validateValues(setDefaults(canonicalize(nodesOf(file)))), problems);
});

test.each(consistencyCases)('consistency: %s', (_statement, file, problems) => {
  expectProblems(checkConsistency(prepared(file), ['off']), problems);
});

test.each(suggestionCases)('%s', (file, suggestion) => {
  expect(checkConsistency(prepared(file), ['off'])[0]?.suggestion).toBe(suggestion);
});

test('a chain of ten thousand services is walked without running out of stack', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
  const services = names.map((name, index) => `  ${name}: { image: x, depends_on: [${names[index + 1] ?? 's0'}] }`);
  const problems = checkConsistency(prepared(`services:\n${services.join('\n')}`));
  expect(problems.map(({ code }) => code)).toEqual(['COMPOSE_CYCLE']);
});
