import { board, home } from './canned/board.ts';
import { awaitingCriterion, failedCriterion } from './canned/criterion.ts';
import { agreement, documents, hostile, scan } from './canned/documents.ts';
import { digestOf, sessions, visit } from './canned/identity.ts';
import { kickoff } from './canned/kickoff.ts';
import { invitation, link, people } from './canned/people.ts';
import { record, statement } from './canned/record.ts';
import { claims, exposure, parity } from './canned/stack.ts';

/** An answer: a value with status 200, or a status with a problem. */
export type Answer = { readonly status: number; readonly value: unknown };
export type Answers = Readonly<Record<string, unknown>>;

/** By method and path with query. Values stand for status 200; an `Answer` for another. */
export const cannedAnswers: Answers = {
  'GET /api/visit': visit,
  'GET /api/home': home,
  'GET /api/board': board,
  'GET /api/criteria/D2': failedCriterion,
  'GET /api/criteria/I2': awaitingCriterion,
  'GET /api/documents': documents,
  'GET /api/document?path=docs%2FTESTER_AGREEMENT.md': agreement,
  'GET /api/document?path=reports%2Ftrivy.sarif': scan,
  'GET /api/document?path=docs%2FHOSTILE.md': hostile,
  'GET /api/claims': claims,
  'GET /api/parity': parity,
  'GET /api/exposure': exposure,
  'GET /api/people': people,
  'GET /api/kickoff': kickoff,
  'GET /api/record': record,
  [`GET /api/record/statements/${digestOf('statement 3')}`]: statement,
  'GET /api/sessions': sessions,
  'POST /api/invitations/open': invitation,
  'POST /api/invitations': link,
  'POST /api/attendance': { status: 204, value: null } satisfies Answer,
  'POST /api/logout': { status: 204, value: null } satisfies Answer,
  'POST /api/look': { job: 'look-1', since: '2026-11-22T12:00:00Z' },
};

export function problem(status: number, code: string, detail: string, action: string | null): Answer {
  return { status, value: { type: 'about:blank', title: code, status, code, detail, action } };
}
