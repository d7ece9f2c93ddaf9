import type { Board, CriterionView, FacetView } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { boardFixture, signoffView } from '../../fixtures/board-fixture.ts';
import { decidedModel, modelFixture } from '../../fixtures/model-fixture.ts';
import { digestOf } from '../../fixtures/statement-fixture.ts';
import { criteriaPart } from './criteria-part.ts';
import { findingsPart, worstFirst } from './findings-part.ts';
import { headerPart } from './header-part.ts';
import { readinessPart } from './readiness-part.ts';
import { timelinePart } from './timeline-part.ts';

function finding(name: string, severity: Finding['severity'] = 'high'): Finding {
  return {
    rule: 'history.claims.contradicted',
    severity,
    fingerprint: digestOf(name),
    place: `progress_phase_6.md:${name.length}`,
    what: `The log says "${name}", the scan shows two`,
    why: 'It is not so.',
    fix: 'Correct it.',
  };
}

/** The board with one criterion changed, and its first facet with it. */
function boardWith(
  id: string,
  criterion: Partial<CriterionView>,
  facet: Partial<FacetView> = {},
  board: Partial<Board> = {},
): Board {
  const criteria = boardFixture.criteria.map((view) =>
    view.criterion.id === id
      ? {
          ...view,
          ...criterion,
          facets: view.facets.map((each, index) => (index === 0 ? { ...each, ...facet } : each)),
        }
      : view,
  );
  return { ...boardFixture, criteria, ...board };
}

function model(board: Board): typeof modelFixture {
  return { ...modelFixture, board };
}

function lineOf(text: string, start: string): string {
  return text.split('\n').find((line) => line.includes(start)) ?? '';
}

describe('criteria', () => {
  test('a box is ticked for what is met', () => {
    expect(lineOf(criteriaPart(modelFixture), '**D2**')).toBe(
      '- [x] **D2** data stores and admin surfaces not published: met (required, owner Security Lead)',
    );
  });

  test.each([
    ['failed', 'failed'],
    ['unknown', 'unknown'],
    ['stale', 'stale: observed too long ago'],
    ['awaiting', 'awaiting a person'],
  ] as const)('%s is not ticked and said in its word', (state, words) => {
    const line = lineOf(criteriaPart(model(boardWith('D2', { state }))), '**D2**');
    expect(line).toBe(
      `- [ ] **D2** data stores and admin surfaces not published: ${words} (required, owner Security Lead)`,
    );
  });

  test('waived is shown as failed and waived, not ticked, with the waiver', () => {
    const relief = {
      statement: digestOf('waiver D2'),
      kind: 'waiver',
      criterion: 'D2',
      requestedBy: 'sara',
      approvedBy: ['sven'],
      reason: 'Closed on Monday',
      expires: '2026-12-08T00:00:00Z',
      state: 'in force',
      why: '',
    } as const;
    const text = criteriaPart(
      model(boardWith('D2', { state: 'met', waived: true }, { waived: true, state: 'met' }, { relief: [relief] })),
    );
    expect(lineOf(text, '**D2**')).toContain(
      '- [ ] **D2** data stores and admin surfaces not published: failed **and waived**',
    );
    expect(text).toContain(
      'waiver, in force, until 2026-12-08 00:00:00 UTC; requested by Sara Lind (`sara`), approved by Sven Aker (`sven`)',
    );
  });

  test('a facet says who looked, from where, how old, how much', () => {
    expect(lineOf(criteriaPart(modelFixture), 'staging.exposure')).toBe(
      '  - `staging.exposure@file` (probed): met, observed 2026-11-30 11:30:00 UTC (30 min old) from gatehouse, looked at 11 of 11 services: Nothing found.',
    );
    const attested = boardWith(
      'D2',
      {},
      { by: 'attested', observedAt: null, coverage: null, summary: '', deviated: true },
    );
    expect(lineOf(criteriaPart(model(attested)), 'staging.exposure')).toBe(
      '  - `staging.exposure@file` (attested, not probed): met, **with a deviation**',
    );
  });

  test('missing signers and unsigned weakenings are named', () => {
    const weakening = {
      digest: digestOf('w'),
      criterion: 'B4',
      kind: 'facet dropped',
      profile: 'sbom, provenance',
      gate: 'sign',
      reason: null,
      relieved: null,
      difference: null,
      rule: null,
      deviation: null,
    } as const;
    const signers = [{ role: 'security', persons: ['sven'], missing: ['sven'] }];
    const text = criteriaPart(
      model(boardWith('E8', { state: 'awaiting', signers }, { signoffs: [] }, { weakenings: [weakening] })),
    );
    expect(text).toContain('  - Not signed as Security Lead: Sven Aker (`sven`)');
    expect(text).toContain(
      '**B4** facet dropped: profile: sbom, provenance; gate file: sign; **no deviation signed**: the profile holds',
    );
  });

  test('a preview says that nobody signed it', () => {
    expect(criteriaPart(model({ ...boardFixture, preview: true }))).toContain('**Preview.**');
    expect(criteriaPart(modelFixture)).not.toContain('**Preview.**');
  });
});

describe('the log', () => {
  test('the header carries the status that the decision allows', () => {
    const header = (board: Partial<Board>): string => headerPart(model({ ...boardFixture, ...board }));
    const decided = (verdict: Board['verdict']) => ({
      statement: digestOf('decision'),
      verdict,
      at: '2026-11-30T16:00:00Z',
    });
    expect(header({})).toContain('**Status:** In preparation');
    expect(header({ verdict: 'GO' })).toContain('**Status:** In preparation');
    expect(header({ decision: decided('GO'), door: 'open' })).toContain('**Status:** Initiated\n');
    expect(header({ decision: decided('GO'), door: 'held' })).toContain('**Status:** Initiated, door held');
    expect(header({ decision: decided('HOLD') })).toContain('**Status:** Not initiated (HOLD)');
    expect(header({ decision: decided('NO-GO') })).toContain('**Status:** Not initiated (NO-GO)');
    expect(header({})).toContain('**Demo record.**');
  });

  test('the timeline points at the statements of creation, kickoff, sign-offs and confirmation', () => {
    const text = timelinePart(decidedModel);
    expect(lineOf(text, 'Creation of this log')).toContain(
      `2026-11-16 08:00:00 UTC, \`docs/progress_logs/progress_phase_7.md\`, statement \`${digestOf('log').slice(0, 12)}\` (\`${digestOf('log')}\`)`,
    );
    expect(lineOf(text, 'Kickoff')).toContain(digestOf('kickoff'));
    expect(lineOf(text, 'stability of the staging environment (E9)')).toContain(
      `accepted by Sara Lind (\`sara\`) (presence proved)`,
    );
    expect(lineOf(text, 'security posture of the staging environment (E8)')).toContain(digestOf('sign E8'));
    expect(lineOf(text, 'externally reported vulnerabilities (L4)')).toContain(digestOf('sign L4'));
    expect(lineOf(text, '(I2)')).toContain(digestOf('sign I2'));
    expect(lineOf(text, 'Formal confirmation')).toContain(`confirmed, decision GO at 2026-11-30 16:00:00 UTC`);
  });

  test('what did not happen is not in the timeline as if it had', () => {
    const text = timelinePart(model(boardWith('E8', {}, { signoffs: [] })));
    expect(text).toContain('**Creation of this log:** drafted, not in the record yet');
    expect(text).toContain('**Kickoff:** not held');
    expect(text).toContain('(E8):** not given');
    expect(text).toContain('**Formal confirmation of readiness for phase 7:** not decided');
    const voided = model(
      boardWith('E8', {}, { signoffs: [signoffView('sign E8', 'sven', { stands: false, presence: 'key file' })] }),
    );
    expect(timelinePart(voided)).toContain(
      '(key file) at 2026-11-28 09:00:00 UTC, **no longer stands**: what it was bound to has changed',
    );
    const held = model({
      ...boardFixture,
      holds: [
        {
          statement: digestOf('hold'),
          by: null,
          runner: 'gatehouse',
          reason: 'Disk full',
          time: '2026-12-02T03:00:00Z',
          resumedBy: null,
          needs: ['sre'],
        },
      ],
    });
    expect(timelinePart(held)).toContain(
      '**Door held:** 2026-12-02 03:00:00 UTC by runner `gatehouse`, reason: Disk full, still stands',
    );
  });

  test('the readiness lists every open point with owner and next action', () => {
    const blockers = [
      {
        criterion: 'D2',
        state: 'failed',
        reason: 'Redis is reachable by anyone',
        place: 'compose.yaml:148',
        owner: 'sre',
        action: 'bind to 127.0.0.1',
        command: 'sallyport explain D2',
      },
      {
        criterion: null,
        state: 'unknown',
        reason: 'No poll',
        place: null,
        owner: null,
        action: 'open the poll',
        command: null,
      },
    ] as const;
    const text = readinessPart(model({ ...boardFixture, verdict: 'NO-GO', blockers }));
    expect(text).toContain(
      '| D2 | failed | Redis is reachable by anyone | `compose.yaml:148` | SRE/DevOps Lead | bind to 127.0.0.1 (`sallyport explain D2`) |',
    );
    expect(text).toContain('| rule | unknown | No poll | – | – | open the poll |');
    expect(text).toContain('- **Verdict:** NO-GO');
    const counts = { required: 7, met: 7, probed: 2, attested: 1, waived: 1 };
    expect(readinessPart(model({ ...boardFixture, counts }))).toContain('7 of 7 met, 1 of them failed **and waived**');
  });

  test('contradicted claims come first, in brief, worst first', () => {
    const findings = [finding('minor', 'low'), ...['a', 'bb', 'ccc', 'dddd', 'eeeee'].map((name) => finding(name))];
    const text = findingsPart(model(boardWith('A8', { state: 'failed' }, { state: 'failed', findings })));
    expect(text).toContain('`history.claims@file`: failed, 6 findings');
    expect(text).toContain('  - high: The log says "a", the scan shows two, at `progress_phase_6.md:1`');
    expect(text).toContain('  - and 1 more on the board');
    expect(text).not.toContain('minor');
    expect(
      worstFirst(findings)
        .map((each) => each.severity)
        .at(-1),
    ).toBe('low');
    expect(worstFirst(findings.toReversed())).toEqual(worstFirst(findings));
  });

  test('claims that nobody audited are not called clean', () => {
    const text = findingsPart(model(boardWith('A8', { state: 'unknown' }, { state: 'unknown', observedAt: null })));
    expect(text).toContain('The claims of earlier logs were not audited.');
  });
});
