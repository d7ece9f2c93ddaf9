import { type Board, type CriterionView, type HoldView, previewOnly, type State } from '@sallyport/gate';
import { describe, expect, test } from 'vitest';
import { boardText } from './board-text.ts';

const terminal = { colour: false, columns: 140 };

const open: Board = {
  at: '2026-12-02T12:00:00Z',
  project: 'Emberfall',
  phase: { number: 7, title: 'External Closed Testing', outcome: 'Initiated' },
  candidate: { version: '0.9.9', commit: null },
  kind: 'live',
  preview: false,
  verdict: 'GO',
  door: 'open',
  semantics: '1',
  criteria: [],
  rules: [],
  blockers: [],
  counts: { required: 1, met: 1, probed: 1, attested: 0, waived: 0 },
  relief: [],
  weakenings: [],
  baseline: null,
  kickoff: null,
  poll: null,
  standingNoGos: [],
  minutes: { statement: null, body: null, approvals: [], needed: [], approved: true },
  deliverables: [],
  duty: { grade: 'A', notes: [] },
  roles: [
    { role: 'sre', title: 'SRE', persons: ['sara'] },
    { role: 'security', title: 'Security', persons: ['noor'] },
  ],
  people: [],
  holds: [],
  decision: null,
  record: null,
};

const hold: HoldView = {
  statement: 'a'.repeat(64),
  by: 'quinn',
  runner: null,
  reason: 'tester data visible in logs',
  time: '2026-12-02T11:00:00Z',
  resumedBy: null,
  needs: ['sre', 'security'],
};

function criterion(id: string, state: State): CriterionView {
  return {
    criterion: {
      id,
      title: id,
      asks: '',
      owner: 'qa',
      required: true,
      floor: false,
      waivable: true,
      maxAge: null,
      grace: null,
      source: '',
      facets: [],
      about: [],
      restsOn: [],
      files: [],
    },
    state,
    waived: false,
    substance: id,
    facets: [],
    probed: 1,
    attested: 0,
    signers: [],
    explanation: null,
  };
}

function linesOf(board: Board, recorded: Board | null = null): readonly string[] {
  return boardText(board, terminal, recorded).split('\n');
}

describe('a held door', () => {
  test('heads the screen, and its first row says who, why, who lifts it and how', () => {
    const lines = linesOf({ ...open, door: 'held', holds: [hold] });
    expect(lines[0]).toBe('HELD    Emberfall · Phase 7 · candidate 0.9.9 · door held · verdict GO');
    expect(lines[1]).toMatch(/^One thing stands between us and an open door\./);
    expect(lines[3]).toMatch(
      /^ ✕ +Held by quinn: tester data visible in logs +sre +lifted by sre \(sara\) and security/,
    );
    expect(lines[3]).toContain('(noor)');
    expect(lines[4]).toContain('sallyport resume --reason');
    expect(lines.join('\n')).not.toContain('Nothing stands');
  });

  test('stands before everything else that is open, and hides no NO-GO', () => {
    const failed = { criterion: 'A8', state: 'failed', reason: 'broken', place: null, owner: 'qa' } as const;
    const blockers = [{ ...failed, action: 'mend it', command: null }];
    const lines = linesOf({ ...open, verdict: 'NO-GO', door: 'held', holds: [hold], blockers });
    expect(lines[0]).toMatch(/^NO-GO .*door held$/);
    expect(lines[1]).toMatch(/^Two things stand between us and an open door\./);
    expect(lines[3]).toContain('Held by quinn');
    expect(lines[5]).toContain('A8');
  });

  test('that no hold holds and nothing keeps from GO asks for a new decision', () => {
    const text = linesOf({ ...open, door: 'held' }).join('\n');
    expect(text).toMatch(/^HELD/);
    expect(text).toContain('decide again with `sallyport decide`');
  });

  test('is open again once the hold is lifted', () => {
    const lines = linesOf({ ...open, holds: [{ ...hold, resumedBy: 'b', needs: [] }] });
    expect(lines[0]).toMatch(/^GO .*door open$/);
    expect(lines[1]).toMatch(/^Nothing stands between us and GO\./);
  });
});

describe('a preview', () => {
  const recorded = { ...open, criteria: [criterion('A8', 'met')] };
  const preview = { ...recorded, preview: true, verdict: 'HOLD', blockers: [previewOnly] } as const;

  test('that sees what the record says shows the verdict and the door of the record', () => {
    const text = linesOf(preview, recorded).join('\n');
    expect(text).toMatch(/^GO .*door open\n/);
    expect(text).toContain('Recorded, it would change no criterion.');
    expect(text).toContain('Nothing stands between us and GO.');
    expect(text).not.toContain('?');
  });

  test('that sees a failure says so, and what recording it would change', () => {
    const failed = { criterion: 'A8', state: 'failed', reason: 'broken', place: null, owner: 'qa' } as const;
    const blockers = [{ ...failed, action: 'mend it', command: null }];
    const seen = { ...preview, verdict: 'NO-GO', criteria: [criterion('A8', 'failed')], blockers } as const;
    const text = linesOf(seen, recorded).join('\n');
    expect(text).toMatch(/^NO-GO .*door open\n/);
    expect(text).toContain('Recorded, it would change A8 met → failed. The door would be held.');
  });

  test('never makes the verdict of the record better', () => {
    const bad = { ...recorded, verdict: 'NO-GO', criteria: [criterion('A8', 'failed')] } as const;
    expect(linesOf(preview, bad)[0]).toMatch(/^NO-GO/);
  });
});
