import type { Board, CriterionView, RuleView, State, Verdict } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardFixture } from '../fixtures/board-fixture.ts';
import { digestOf } from '../fixtures/statement-fixture.ts';
import { toJunit } from './junit.ts';
import { toSarif } from './sarif.ts';
import { sarifLocation } from './sarif-location.ts';
import type { SarifResult } from './sarif-types.ts';

const finding: Finding = {
  rule: 'staging.exposure.store-published',
  severity: 'critical',
  fingerprint: digestOf('f'),
  place: 'deploy/compose.staging.yaml:148',
  what: 'Redis is published.',
  why: 'Anyone can read it.',
  fix: 'Drop the port.',
};

function board(change: (view: CriterionView) => CriterionView, more: Partial<Board> = {}): Board {
  return {
    ...boardFixture,
    ...more,
    criteria: boardFixture.criteria.map((view) => (view.criterion.id === 'D2' ? change(view) : view)),
  };
}

function d2(
  state: State,
  more: Partial<CriterionView> = {},
  findings: readonly Finding[] = [],
): (view: CriterionView) => CriterionView {
  return (view) => ({
    ...view,
    state,
    ...more,
    facets: view.facets.map((facet) => ({ ...facet, state, waived: more.waived ?? false, findings })),
  });
}

function results(of: Board): readonly SarifResult[] {
  return toSarif(of).runs[0]?.results ?? [];
}
function redCases(xml: string): number {
  return (xml.match(/<(?:failure|error) /gu) ?? []).length;
}

describe('SARIF', () => {
  test('a finding has rule, level, place, fingerprint and help', () => {
    const log = toSarif(board(d2('failed', {}, [finding]), { verdict: 'NO-GO' }));
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.tool.driver.rules).toEqual([
      { id: finding.rule, shortDescription: { text: finding.rule }, help: { text: 'Drop the port.' } },
    ]);
    expect(log.runs[0]?.results).toEqual([
      {
        ruleId: finding.rule,
        ruleIndex: 0,
        kind: 'fail',
        level: 'error',
        message: { text: 'D2: Redis is published. Anyone can read it. Drop the port.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'deploy/compose.staging.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 148 },
            },
          },
        ],
        partialFingerprints: { 'sallyport/v1': finding.fingerprint },
      },
    ]);
  });

  test('a waived finding stays, suppressed with the reason', () => {
    const relief = {
      statement: digestOf('w'),
      kind: 'waiver',
      criterion: 'D2',
      requestedBy: 'sara',
      approvedBy: ['sven'],
      reason: 'Closed on Monday',
      expires: null,
      state: 'in force',
      why: '',
    } as const;
    expect(results(board(d2('met', { waived: true }, [finding]), { verdict: 'GO', relief: [relief] }))).toMatchObject([
      {
        suppressions: [{ kind: 'external', status: 'accepted', justification: 'Failed and waived: Closed on Monday' }],
      },
    ]);
  });

  test.each([
    ['unknown', 'open'],
    ['stale', 'open'],
    ['awaiting', 'review'],
  ] as const)('%s is a result of kind %s, so that HOLD is never an empty report', (state, kind) => {
    expect(results(board(d2(state)))).toMatchObject([{ ruleId: 'D2', kind, level: 'none' }]);
  });

  test('a probe that could not look makes the execution unsuccessful', () => {
    const [invocation] = toSarif(board(d2('unknown'))).runs[0]?.invocations ?? [];
    expect(invocation).toMatchObject({ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] });
    expect(toSarif(boardFixture).runs[0]?.invocations[0].executionSuccessful).toBe(true);
  });

  test.each([
    ['a/b c.yaml:3:7', { uri: 'a/b%20c.yaml', line: 3, logical: undefined }],
    ['/etc/passwd:3', { uri: 'sallyport.yaml', line: 1, logical: '/etc/passwd:3' }],
    ['../secret:3', { uri: 'sallyport.yaml', line: 1, logical: '../secret:3' }],
    ['https://x.example:443', { uri: 'sallyport.yaml', line: 1, logical: 'https://x.example:443' }],
    ['redis.ports', { uri: 'sallyport.yaml', line: 1, logical: 'redis.ports' }],
  ])('place %s', (place, { uri, line, logical }) => {
    const { physicalLocation, logicalLocations } = sarifLocation(place, 'sallyport.yaml');
    expect(physicalLocation.artifactLocation.uri).toBe(uri);
    expect(physicalLocation.region.startLine).toBe(line);
    expect(logicalLocations?.[0].fullyQualifiedName).toBe(logical);
  });
});

describe('JUnit', () => {
  test('one testcase a criterion and rule, one for the verdict', () => {
    const rule: RuleView = { id: 'kickoff', title: 'The kickoff had its quorum', met: true, explanation: null };
    const xml = toJunit({ ...boardFixture, verdict: 'GO', rules: [rule] });
    expect(xml).toContain('<testsuites name="Sallyport Emberfall" tests="9" failures="0" errors="0" skipped="0">');
    expect(xml).toContain('<testcase classname="sallyport.D" name="D2 data stores and admin surfaces not published"/>');
    expect(xml).toContain('<testcase classname="sallyport.rules of the verdict" name="The kickoff had its quorum"/>');
  });

  test.each([
    ['failed', 'failure'],
    ['unknown', 'error'],
    ['stale', 'error'],
    ['awaiting', 'error'],
  ] as const)('required and %s is a %s', (state, outcome) => {
    expect(toJunit(board(d2(state)))).toContain(`<${outcome} message="${state}: The state is ${state}."/>`);
  });

  test('waived and recommended ones are skipped with words, and leave a GO green', () => {
    const waived = toJunit(board(d2('met', { waived: true }, [finding]), { verdict: 'GO' }));
    expect(waived).toContain('<skipped message="Failed and waived."/>');
    expect(redCases(waived)).toBe(0);
    const recommended = toJunit(
      board((view) => ({ ...view, state: 'failed', criterion: { ...view.criterion, required: false } }), {
        verdict: 'GO',
      }),
    );
    expect(recommended).toContain('<skipped message="Recommended, failed: The state is failed."/>');
    expect(redCases(recommended)).toBe(0);
  });

  test('what people write cannot break the XML', () => {
    const xml = toJunit({ ...boardFixture, project: '"><failure/>\u0000\u0008\n&\uFFFE\uD800' });
    expect(xml).toContain('name="Sallyport &quot;&gt;&lt;failure/&gt;\uFFFD\uFFFD&#10;&amp;\uFFFD\uFFFD"');
  });
});

test('no verdict but GO is green in CI, whatever the board holds', () => {
  const states = fc.constantFrom<State>('met', 'awaiting', 'stale', 'unknown', 'failed');
  const verdicts = fc.constantFrom<Verdict>('NO-GO', 'HOLD');
  fc.assert(
    fc.property(
      states,
      verdicts,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (state, verdict, waived, required, found) => {
        const change = d2(state, { waived }, found ? [finding] : []);
        const of = board((view) => change({ ...view, criterion: { ...view.criterion, required } }), { verdict });
        expect(redCases(toJunit(of))).toBeGreaterThan(0);
        expect(results(of).some((result) => result.suppressions === undefined)).toBe(true);
      },
    ),
  );
});
