import type { Sha256, StatementOf, VerifiedStatement } from '@sallyport/record';
import { peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { type Citations, ofType } from './citations.ts';
import { personsText, personText } from './person-text.ts';
import { statementText } from './statement-text.ts';
import { timeText } from './time-text.ts';

export type Relief = (StatementOf<'waiver'> | StatementOf<'deviation'>) & VerifiedStatement;

/** The waivers and deviations of these digests, in the record's order. */
export function reliefOf(order: Citations, digests: readonly Sha256[]): readonly Relief[] {
  return order.statements.filter(
    (statement): statement is Relief =>
      (statement.type === 'waiver' || statement.type === 'deviation') && digests.includes(statement.digest),
  );
}

/** One relief with who asked, who approved (by statements among `before`), until when and why. */
export function reliefText(model: PaperModel, order: Citations, before: ReadonlySet<Sha256>, relief: Relief): string {
  const approvers = ofType(order, 'signoff', before)
    .filter(({ standing, body }) => standing === 'good' && body.purpose === 'co-signature')
    .filter(({ body }) => body.entries.some((entry) => entry.about === relief.digest && entry.answer === 'accepted'))
    .flatMap((signoff) => signoff.header.author.person ?? []);
  const author = relief.header.author.person;
  const { body } = relief;
  const covers =
    relief.type === 'waiver'
      ? ` (facet ${peopleText(relief.body.facet)}, ${relief.body.findings.length} findings)`
      : '';
  const effect = relief.type === 'waiver' ? ': failed **and waived**' : ': deviation from the profile';
  const until = body.expires === null ? 'without expiry' : `until ${timeText(body.expires)}`;
  const by = `requested by ${author === null ? 'a runner' : personText(model, author)}`;
  const approved = `approved by ${personsText(model, [...new Set(approvers)])}`;
  const reason = `reason: ${peopleText(body.reason)}`;
  const what = `**${peopleText(body.criterion)}**${effect}${covers}`;
  return `${what}, ${until}; ${by}; ${approved}; ${reason}; ${statementText(relief.digest)}`;
}
