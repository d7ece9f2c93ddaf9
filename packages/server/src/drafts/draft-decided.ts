import {
  draftDecision,
  type EncodedStatement,
  type Founded,
  type NewStatement,
  paperKinds,
  refuseUndecidable,
  refuseWrongClock,
  renderPapers,
} from '@sallyport/actions';
import { boardOf, type Facts } from '@sallyport/gate';
import { parseStatement, type RecordView, statementPath } from '@sallyport/record';
import { gitIdentity } from '@sallyport/workspace';
import { ServerError } from '../server-error.ts';
import { changedPapers } from './changed-papers.ts';

/** The decision over the record as it is sealed. What could stop its commit is found out before anybody signs. */
export async function draftDecided(session: Founded, facts: Facts): Promise<readonly NewStatement<'decision'>[]> {
  refuseUndecidable({ ...session, sync: { ...session.sync, reached: true } });
  await refuseWrongClock(session);
  const { statements, approved } = await draftDecision(session, facts);
  if (approved) gitIdentity(session.repository);
  return statements;
}

/**
 * The papers with the outcome of a decision that is drafted and not signed yet: they cite it, and its digest is that of
 * bytes. None where nothing is committed.
 */
export async function outcomePapers(
  session: Founded,
  facts: Facts,
  decision: EncodedStatement,
): Promise<{ readonly record: RecordView; readonly papers: readonly NewStatement<'paper'>[] }> {
  const parsed = parseStatement(decision.bytes, statementPath(decision.digest));
  if (parsed.type !== 'decision') throw new ServerError('SERVER_INTERNAL', 'What was drafted is no decision.');
  const decided = { ...parsed, index: null, signedBy: decision.key, standing: 'good' as const };
  const record = { ...session.record, statements: [...session.record.statements, decided] };
  if (parsed.body.verdict !== 'GO') return { record, papers: [] };
  const after = { ...session, record };
  const { statements } = await renderPapers(after, boardOf({ ...facts, record }), paperKinds);
  return { record, papers: changedPapers(session.record, statements) };
}
