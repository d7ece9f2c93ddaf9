import { expect, test } from 'vitest';
import { findRules } from './find-rule.ts';
import { ruleText } from './rule-text.ts';

test.each([
  ['staging.privilege.engine-socket', ['staging.privilege.engine-socket']],
  ['ENGINE-SOCKET', ['staging.privilege.engine-socket']],
  ['PRIV-10', ['staging.privilege.engine-socket']],
  ['A8', []],
  ['socket', []],
])('a rule is found by its id, its last part or its number: %s', (asked, ids) => {
  expect(findRules(asked).map(({ rule }) => rule.id)).toEqual(ids);
});

test('the page of a rule lists every place where it was found, and says when nothing is known', () => {
  const [found] = findRules('PRIV-10');
  if (found === undefined) throw new Error('the rule is gone');
  const finding = {
    rule: found.rule.id,
    severity: 'critical' as const,
    place: 'compose.yaml:3',
    what: 'worker mounts the socket.',
    why: found.rule.why,
    fix: found.rule.fix,
    fingerprint: 'f'.repeat(64),
  };
  expect(ruleText(found, [finding], { colour: false })).toMatch(
    /critical {2}worker mounts the socket\.\n +compose\.yaml:3/,
  );
  expect(ruleText(found, [], { colour: false })).toContain('The last evidence has no finding of this rule.');
  expect(ruleText(found, null, { colour: false })).toContain('nothing is known about this project');
});
