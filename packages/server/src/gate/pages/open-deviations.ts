import type { Board } from '@sallyport/gate';
import type { PersonId, RecordView, Sha256 } from '@sallyport/record';
import { rolesOf } from './words.ts';

/** What is done below the profile, has no deviation in force, and was not signed for by this person, who has a role. */
export function openDeviations(
  { board, record }: { readonly board: Pick<Board, 'weakenings' | 'roles'>; readonly record: RecordView | null },
  person: PersonId,
): ReadonlySet<Sha256> {
  if (record === null || rolesOf(board, person).length === 0) return new Set();
  const signed = new Set(
    record.statements.flatMap((each) =>
      each.type === 'deviation' && each.header.author.person === person ? [each.body.weakening] : [],
    ),
  );
  const open = board.weakenings.filter(({ digest, deviation }) => deviation === null && !signed.has(digest));
  return new Set(open.map(({ digest }) => digest));
}
