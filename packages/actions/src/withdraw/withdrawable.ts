import { missingAuthors } from '@sallyport/gate';
import type { PersonId, RecordView, Sha256 } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import { findStatement } from './find-statement.ts';

/**
 * The own statement whose digest starts so. Throws CLI_NOT_ALLOWED for another's, for a hold, and for what a root in
 * force rests on.
 */
export function ownDigest(record: RecordView, start: string, person: PersonId): Sha256 {
  const statement = findStatement(record, start);
  if (statement.header.author.person !== person) {
    throw new ActionError(
      'CLI_NOT_ALLOWED',
      `That statement is ${whose(statement.header.author.person)}: only its author takes it back.`,
    );
  }
  if (statement.type === 'hold') {
    // Not taken back either by who made it: what was wrong is to be seen by sre and by its owner.
    throw new ActionError(
      'CLI_NOT_ALLOWED',
      'A hold is not taken back, not even by its author: only `resume` lifts it.',
      {
        command: 'sallyport resume --reason "what was done"',
      },
    );
  }
  const signed = statement.type === 'signoff' ? statement.body.entries.map(({ about }) => about) : [];
  const inForce = record.roots.find((root) => root.statement === statement.digest || signed.includes(root.statement));
  if (inForce) {
    const why = `Trust root ${inForce.version} is in force with that signature: only another root changes it now.`;
    throw new ActionError('CLI_NOT_ALLOWED', why, { command: 'sallyport trust revoke' });
  }
  return statement.digest;
}

/** The missing thing of one's own whose digest starts so. Throws CLI_NOT_ALLOWED where it is not known to be one's own. */
export function lostDigest(record: RecordView, start: string, person: PersonId): Sha256 {
  const missing = record.missing.filter((each) => start.length >= 4 && each.digest.startsWith(start.toLowerCase()));
  const [found] = missing;
  if (!found) throw new ActionError('CLI_USAGE', `The record misses nothing that starts with "${start}".`);
  const authorOf = missingAuthors(record);
  const own = missing.find((each) => authorOf(each) === person);
  if (own) return own.digest;
  const author = authorOf(found);
  const why = author
    ? `That ${found.what} is ${author}'s: only its author declares it lost.`
    : `Nobody's later statement says whose that ${found.what} was, or more than one does: it has to be found.`;
  throw new ActionError('CLI_NOT_ALLOWED', why, { command: 'sallyport record pull' });
}

function whose(person: PersonId | null): string {
  return person === null ? "a runner's" : `${person}'s`;
}
