import type { Bodies } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { beforeVotes, decidedModel, decision, modelFixture, votes } from '../../fixtures/model-fixture.ts';
import { digestOf, statement } from '../../fixtures/statement-fixture.ts';
import type { PaperModel } from '../../paper-model.ts';
import { minutesOutcomePart, outcomePart } from './outcome-part.ts';

function decided(change: Partial<Bodies['decision']>): PaperModel {
  const body = { ...(decision.body as Bodies['decision']), ...change };
  const other = statement('other decision', 'decision', body, { person: 'petra', cites: ['approval sara'] });
  const board = { ...decidedModel.board, decision: { statement: other.digest, verdict: body.verdict, at: body.at } };
  return { ...decidedModel, board, statements: [...decidedModel.statements, other] };
}

describe('the outcome', () => {
  test('declares in the words of the gate file, and points at decision, checkpoint and verification', () => {
    const text = outcomePart(decidedModel);
    expect(text).toContain('**Phase 7 (External Closed Testing) Initiated**');
    expect(text).toContain(
      `- **Decision:** GO at 2026-11-30 16:00:00 UTC, statement \`${digestOf('decision').slice(0, 12)}\` (\`${digestOf('decision')}\`)`,
    );
    expect(text).toContain(`- **Checkpoint:** size 23, root \`${digestOf('root 23')}\``);
    expect(text).toContain(`- **Log as decided:** size 22, root \`${digestOf('root 22')}\``);
    expect(text).toContain(`\`sallyport verify --root ${digestOf('genesis')}\``);
    expect(text).toContain('- **A8**: failed **and waived**');
    expect(text).toContain('Petra Falk enrolled all keys');
    expect(text).toContain(
      '`Phase 7.0: Initialized progress_phase_7.md and Confirmed Phase 7 Readiness for External Closed Testing.`',
    );
    expect(text).toContain('its author voted again');
  });

  test('the minutes say reviewers, outcome and method in the wording of the task', () => {
    const text = minutesOutcomePart(decidedModel);
    expect(text).toContain(
      '**ReviewedBy:** Project Manager, Lead Architect, All Tech Leads, QA Lead, SRE/DevOps Lead, Community Lead, Legal Counsel, Security Lead.\n',
    );
    expect(text).toContain('**ReviewOutcome:** Phase 7 (External Closed Testing) Initiated.\n');
    expect(text).toContain(
      '**ValidationMethod:** Kickoff Meeting Minutes recorded. P6 Deliverables Verified against acceptance criteria. P7 DoR Checklist Confirmed (failed and waived: A8).\n',
    );
    expect(text).toContain("**Approval of the minutes' body:** approved");
    expect(text).toContain(
      `accepted by Sara Lind (\`sara\`) at 2026-11-28 09:00:00 UTC, statement \`${digestOf('approval sara').slice(0, 12)}\``,
    );
  });

  test.each(['NO-GO', 'HOLD'] as const)('a %s declares nothing', (verdict) => {
    const model = decided({
      verdict,
      reasons: ['D2 is failed', 'Legal Counsel is silent'],
      missingRoles: ['legal'],
      offline: true,
    });
    const text = minutesOutcomePart(model);
    expect(text).toContain(`**Phase 7 is not initiated.** The decision is ${verdict}.`);
    expect(text).toContain('- D2 is failed\n- Legal Counsel is silent');
    expect(text).toContain('- **Roles without an answer:** Legal Counsel');
    expect(text).toContain('**Decided offline:**');
    expect(text).toContain(`**ValidationMethod:** Not confirmed: the decision is ${verdict}.`);
    expect(text).not.toMatch(/\) Initiated|DoR Checklist Confirmed|Verified against/u);
  });

  test('a role of which not enough said GO is not among the reviewers', () => {
    const counted = votes.filter((each) => each.header.author.person !== 'tilda').map((each) => each.digest);
    const text = minutesOutcomePart(decided({ counted }));
    expect(text).toContain('Security Lead. Without a GO: All Tech Leads.');
    expect(minutesOutcomePart(decided({ counted: [] }))).toContain(
      '**ReviewedBy:** nobody. Without a GO: Project Manager,',
    );
  });

  test('relief on the review of deliverables is said instead of verified', () => {
    const waiver = beforeVotes.find((each) => each.digest === digestOf('waiver A8'));
    const a3 = statement(
      'waiver A3',
      'waiver',
      { ...(waiver?.body as Bodies['waiver']), criterion: 'A3' },
      { person: 'quinn' },
    );
    const body = decision.body as Bodies['decision'];
    const model = decided({ snapshot: { ...body.snapshot, relief: [a3.digest] } });
    const text = minutesOutcomePart({ ...model, statements: [a3, ...model.statements] });
    expect(text).toContain('P6 Deliverables under relief (A3).');
    expect(text).not.toContain('Verified against');
  });

  test.each([
    ['S', 'S (solo): one person sits in every chair'],
    ['C', 'C: somebody approved work or relief of their own'],
    ['B', 'B: some persons hold several roles'],
  ] as const)('duty grade %s is printed with what it is', (grade, words) => {
    expect(outcomePart(decided({ duty: { grade, notes: ['who'] } }))).toContain(`- **Duty grade:** ${words}`);
  });

  test('before a decision it says so', () => {
    const text = minutesOutcomePart(modelFixture);
    expect(text).toContain('Nothing was decided yet.');
    expect(text).toContain("**Approval of the minutes' body:** **not** approved");
    expect(text).toContain('**Checkpoint:** none');
    expect(text).not.toContain('ReviewedBy');
  });

  test('it is the decision that speaks: a board that aged since changes nothing', () => {
    const board = {
      ...decidedModel.board,
      verdict: 'HOLD' as const,
      door: 'held' as const,
      at: '2027-01-01T00:00:00Z',
    };
    expect(outcomePart({ ...decidedModel, board })).toBe(outcomePart(decidedModel));
  });
});
