import type { Missing, PersonId, RecordView, Sha256 } from '@sallyport/record';
import { ofType, type StatementOfView } from './citations.ts';

/** What authors took back. Only its author takes a statement back. */
export interface Withdrawals {
  /** Whether a statement in somebody's favour was taken back, by whichever key its author had then. */
  endsFavour(statement: Sha256): boolean;
  /** Whether a statement against was: by a key in good standing, or whoever finds a retired key silences a no-go. */
  endsObjection(statement: Sha256): boolean;
}

export function withdrawals(view: RecordView): Withdrawals {
  const authors = new Map(view.statements.map((each) => [each.digest, each.header.author.person]));
  const own = ofType(view, 'withdraw').filter(
    ({ body, header, standing }) =>
      !body.lost &&
      standing !== 'void' &&
      header.author.person !== null &&
      authors.get(body.statement) === header.author.person,
  );
  const ended = new Set(own.map((each) => each.body.statement));
  const endedInGoodStanding = new Set(
    own.filter((each) => each.standing === 'good').map((each) => each.body.statement),
  );
  return {
    endsFavour: (statement) => ended.has(statement),
    endsObjection: (statement) => endedInGoodStanding.has(statement),
  };
}

/**
 * What is cited, not here, and not declared lost by its author. Whose a missing statement was is known where its key's
 * chain names it; a missing blob belongs to whoever cites it. Nobody declares lost what somebody else said.
 */
export function stillMissing(view: RecordView): readonly Missing[] {
  const declared = ofType(view, 'withdraw').filter((each) => each.body.lost && each.standing === 'good');
  if (declared.length === 0) return view.missing;
  const authorOf = new Map<Sha256, PersonId | null>();
  for (const { header } of view.statements) {
    for (const previous of header.author.previous) authorOf.set(previous, header.author.person);
  }
  const citing = new Map(view.statements.map((each) => [each.digest, each.header.author.person]));
  return view.missing.filter(({ digest, citedBy, what }) => {
    const author = what === 'blob' ? citing.get(citedBy) : authorOf.get(digest);
    return !declared.some((each) => each.body.statement === digest && isBy(each, author));
  });
}

function isBy(statement: StatementOfView<'withdraw'>, person: PersonId | null | undefined): boolean {
  return typeof person === 'string' && statement.header.author.person === person;
}
