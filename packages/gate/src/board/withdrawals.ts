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

/** What is cited, not here, and not declared lost by its author: nobody declares lost what somebody else said. */
export function stillMissing(view: RecordView): readonly Missing[] {
  const declared = ofType(view, 'withdraw').filter((each) => each.body.lost && each.standing === 'good');
  if (declared.length === 0) return view.missing;
  const authorOf = missingAuthors(view);
  return view.missing.filter((missing) => {
    const author = authorOf(missing);
    return !declared.some((each) => each.body.statement === missing.digest && isBy(each, author));
  });
}

/**
 * Whose a missing thing was, as far as the record tells: a statement belongs to the person whose later statements name
 * it in the chain of their key, a blob to whoever cites it; null for a runner's, for what no chain names, and where two
 * persons' chains claim it. Its bytes would say more than anybody's claim, so a dispute ends only when it is found.
 */
export function missingAuthors(view: RecordView): (missing: Missing) => PersonId | null {
  const claims = new Map<Sha256, Set<PersonId | null>>();
  const authors = new Map<Sha256, PersonId | null>();
  for (const { digest, header, standing } of view.statements) {
    const { person, previous } = header.author;
    authors.set(digest, person);
    if (standing === 'void') continue;
    for (const each of previous) claims.set(each, (claims.get(each) ?? new Set()).add(person));
  }
  return ({ digest, citedBy, what }) => {
    if (what === 'blob') return authors.get(citedBy) ?? null;
    const [claimed, ...others] = claims.get(digest) ?? [];
    return others.length === 0 ? (claimed ?? null) : null;
  };
}

function isBy(statement: StatementOfView<'withdraw'>, person: PersonId | null): boolean {
  return person !== null && statement.header.author.person === person;
}
