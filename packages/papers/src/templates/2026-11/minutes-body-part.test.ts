import { describe, expect, test } from 'vitest';
import {
  approvals,
  beforeVotes,
  decidedModel,
  decision,
  modelFixture,
  polledModel,
  snapshot,
  vote,
  votes,
} from '../../fixtures/model-fixture.ts';
import { digestOf, statement } from '../../fixtures/statement-fixture.ts';
import type { PaperModel } from '../../paper-model.ts';
import { minutesBodyPart } from './minutes-body-part.ts';

function withStatements(statements: PaperModel['statements'], model: PaperModel = modelFixture): string {
  return minutesBodyPart({ ...model, statements });
}

const body = minutesBodyPart(polledModel);
function table(text: string, heading: string): string {
  return text.split(`### ${heading}\n`)[1]?.split('\n### ')[0] ?? '';
}

describe('the body of the minutes', () => {
  test('says what happened, in the order of the call', () => {
    expect(body).toContain('## Phase 7 kickoff\n');
    expect(body).toContain('- **Chair:** Petra Falk (`petra`)');
    expect(body).toContain('- **Kickoff recorded:** 2026-11-30 13:00:00 UTC');
    expect(body).toContain('1. E8: not signed off\n2. Any other business');
    const rows = table(body, 'Roll call')
      .split('\n')
      .filter((line) => line.includes('GO'));
    expect(rows.map((row) => row.split(' | ')[0])).toEqual([
      '| Lead Architect (1 of 1)',
      '| All Tech Leads (2 of 2)',
      '| All Tech Leads (2 of 2)',
      '| QA Lead (1 of 1)',
      '| SRE/DevOps Lead (1 of 1)',
      '| Community Lead (1 of 1)',
      '| Legal Counsel (1 of 1)',
      '| Security Lead (1 of 1)',
      '| Project Manager (1 of 1)',
    ]);
    expect(body).toContain(digestOf('vote theo'));
    expect(body).toContain('**Quorum:** 8 roles needed, 8 attended: quorum was reached.');
    expect(body).toContain('**Demo record.**');
  });

  test('reads out waivers with who asked, who approved, until when and why', () => {
    const waivers = table(body, 'Open waivers, read out');
    expect(waivers).toContain(
      '**A8**: failed **and waived** (facet `history.claims@file`, 1 findings), until 2026-12-15',
    );
    expect(waivers).toContain('requested by Quinn Moor (`quinn`); approved by Petra Falk (`petra`)');
    expect(waivers).toContain('reason: The claim is about a retired service');
    expect(waivers).toContain(digestOf('waiver A8'));
  });

  test('counts areas from the snapshot: what was looked at, signed, waived', () => {
    const areas = table(body, 'Definition of Ready at the poll');
    expect(areas).toContain('The poll fixed 7 criteria.');
    expect(areas).toContain('| A | 2 | 2 | 0 | 0 | 1 | 0 |');
    expect(areas).toContain('| D | 1 | 1 | 1 | 0 | 0 | 0 |');
    expect(areas).toContain('| E | 2 | 2 | 0 | 1 | 0 | 0 |');
  });

  test('keeps an earlier no-go printed', () => {
    expect(table(body, 'Dissent')).toContain(
      '**NO-GO** by Lena Roth (`lena`) for Legal Counsel, outside of a poll, 2026-11-30 13:30:00 UTC; reason: The terms are a draft',
    );
  });

  test('does not change by approvals, decision, renewed evidence, later no-gos or a later board', () => {
    const evidence = beforeVotes.find((each) => each.type === 'evidence');
    const renewed = statement('renewal', 'evidence', evidence?.body as never, { cites: ['decision'] });
    const late = vote('late no-go', 'sven', 'security', { poll: null, answer: 'no-go', snapshot: null }, ['decision']);
    const again = vote('vote after the decision', 'sven', 'security', { answer: 'no-go' }, ['decision']);
    const relief = statement(
      'withdraw',
      'withdraw',
      { statement: digestOf('waiver A8'), lost: false, reason: 'x' },
      { person: 'quinn', cites: ['decision'] },
    );
    const later = [...beforeVotes, ...votes, ...approvals, decision, renewed, late, again, relief];
    expect(minutesBodyPart(decidedModel)).toBe(body);
    expect(withStatements(later, decidedModel)).toBe(body);
    const board = {
      ...decidedModel.board,
      at: '2027-01-01T00:00:00Z',
      criteria: [],
      standingNoGos: [],
      deliverables: [],
      relief: [],
    };
    expect(withStatements(later, { ...decidedModel, board, checkpoint: null, commit: null })).toBe(body);
  });

  test('a vote that answers again stands, and the first answer stays in the dissent', () => {
    const first = vote('first', 'sara', 'sre', { answer: 'no-go', reason: 'Redis is open' });
    const second = vote('second', 'sara', 'sre', {}, ['first']);
    const others = votes.filter((each) => each.header.author.person !== 'sara');
    const text = withStatements([...beforeVotes, ...others, first, second]);
    expect(table(text, 'Roll call')).toMatch(/SRE\/DevOps Lead \(1 of 1\) \| Sara Lind \(`sara`\) \| GO /u);
    expect(table(text, 'Dissent')).toContain('reason: Redis is open; replaced by a later vote of its author');
  });

  test('of votes that crossed unseen the no-go is shown', () => {
    const first = vote('first', 'sara', 'sre', { answer: 'no-go', reason: 'Redis is open' });
    const text = withStatements([...beforeVotes, ...votes, first]);
    expect(table(text, 'Roll call')).toMatch(/Sara Lind \(`sara`\) \| \*\*NO-GO\*\* \| Redis is open/u);
    expect(table(text, 'Votes that are not in the roll call')).toContain('**GO** by Sara Lind');
  });

  test('silence, absence and a missed quorum are said', () => {
    const text = withStatements([...beforeVotes, ...votes.slice(0, 3)]);
    expect(text).toContain('- Absent (no vote): Lena Roth (`lena`), Legal Counsel');
    expect(text).toContain('8 roles needed, 2 attended: quorum was **not** reached.');
    expect(table(text, 'Roll call')).toContain('| Legal Counsel (1 of 1) | Lena Roth (`lena`) | silent | – | – | – |');
  });

  test.each([
    ['it came after the deadline', { time: '2026-12-01T15:00:00Z' }],
    ['its key or role was retired before it was sealed', { standing: 'late' as const }],
  ])('a GO that does not count says why: %s', (why, options) => {
    const bound = vote('x', 'arne', 'architect').body as never;
    const odd = statement('odd', 'vote', bound, { person: 'arne', cites: ['poll'], ...options });
    const others = votes.filter((each) => each.header.author.person !== 'arne');
    expect(withStatements([...beforeVotes, odd, ...others])).toContain(`GO, not counted: ${why}`);
  });

  test('a GO on another snapshot does not count, and one under a compromised key is not there', () => {
    const others = votes.filter((each) => each.header.author.person !== 'arne');
    const odd = vote('odd', 'arne', 'architect', { snapshot: digestOf('other') });
    expect(withStatements([...beforeVotes, odd, ...others])).toContain('GO, not counted: it binds another snapshot');
    const gone = { ...vote('gone', 'arne', 'architect'), standing: 'void' as const };
    expect(withStatements([...beforeVotes, gone, ...others])).toContain('| Arne Holt (`arne`) | silent |');
  });

  test('a sign-off for other bytes than those before the poll is named so', () => {
    const changed = beforeVotes.map((each) =>
      each.type === 'poll'
        ? {
            ...each,
            body: {
              ...each.body,
              snapshot: { ...snapshot, substances: { ...snapshot.substances, 'deliverable 6.1': digestOf('mended') } },
            },
          }
        : each,
    );
    expect(table(withStatements([...changed, ...votes]), 'Deliverables reviewed')).toContain(
      'for **other bytes** than those before the poll',
    );
  });

  test('before a poll, and before a kickoff, it says that there is none', () => {
    const text = withStatements(beforeVotes.slice(0, 8));
    expect(text).toContain('No poll was opened.');
    expect(text).toContain('1. E8: not signed off');
    expect(withStatements([])).toContain('No kickoff is in the record');
  });

  test('relief that the snapshot names and the record lacks is reported', () => {
    const text = withStatements([...beforeVotes.filter((each) => each.digest !== digestOf('waiver A8')), ...votes]);
    expect(text).toContain(`missing from the record: statement \`${digestOf('waiver A8').slice(0, 12)}\``);
  });
});
