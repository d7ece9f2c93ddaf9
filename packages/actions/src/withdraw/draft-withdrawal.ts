import type { Founded } from '../session/require-record.ts';
import type { PersonAuthor } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { lostDigest, ownDigest } from './withdrawable.ts';

export interface WithdrawalInput {
  /** The beginning of a statement's digest, four digits or more. */
  readonly statement: string;
  /** Declares an own statement lost that the record misses. */
  readonly lost: boolean;
  readonly reason: string;
}

/** Takes back an own statement by a new one, never by a deletion. Throws CLI_USAGE and CLI_NOT_ALLOWED. */
export function draftWithdrawal(
  { record }: Pick<Founded, 'record'>,
  { person }: PersonAuthor,
  { statement: start, lost, reason }: WithdrawalInput,
): readonly [NewStatement<'withdraw'>] {
  const statement = (lost ? lostDigest : ownDigest)(record, start, person);
  return [
    {
      type: 'withdraw',
      subject: [{ name: 'statement', digest: { sha256: statement } }],
      body: { statement, lost, reason },
    },
  ];
}
