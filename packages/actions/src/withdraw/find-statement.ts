import type { RecordView, VerifiedStatement } from '@sallyport/record';
import { ActionError } from '../action-error.ts';

/** The one statement whose digest starts so. Throws CLI_USAGE where none or several do. */
export function findStatement(record: RecordView, start: string): VerifiedStatement {
  const found = record.statements.filter((each) => start.length >= 4 && each.digest.startsWith(start.toLowerCase()));
  const [statement] = found;
  if (!statement || found.length > 1) {
    const why = found.length > 1 ? `${found.length} statements start` : 'no statement starts';
    throw new ActionError(
      'CLI_USAGE',
      `${why} with "${start}". Give more of the digest; it is in: sallyport status --json`,
    );
  }
  return statement;
}
