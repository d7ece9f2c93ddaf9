import type { EncodedStatement } from '@sallyport/actions';
import { parseStatement, RecordError, type RecordView, readRecord, statementPath } from '@sallyport/record';
import { countOfType, type Queries } from '@sallyport/store';
import type { Wish } from '../contract/drafts.ts';
import { heldStatements } from '../gate/held-statements.ts';
import type { Live } from '../gate/live-gate.ts';
import { pendingFiles } from '../gate/pending-files.ts';
import { ServerError } from '../server-error.ts';
import { carriedRoots } from './carried-roots.ts';

/**
 * Inside the transaction that accepts them, where everybody else's are seen too: of statements that may change who is in,
 * none is taken that the record could not be read with. One such statement would shut everybody out for good, since what
 * is accepted is never deleted. Throws SERVER_CHANGED and SERVER_REFUSED.
 */
export async function checkTrust(
  inside: Queries,
  { session }: Live,
  statements: readonly EncodedStatement[],
  act: Wish['act'],
): Promise<void> {
  if (!statements.some(isAboutTrust)) return;
  if (act === 'found' && (await countOfType(inside, 'trust')) > 1)
    throw changed('Somebody else founded the trust root meanwhile.');
  const held = await heldStatements(inside, session.files);
  let record: RecordView;
  try {
    record = readRecord(new Map([...session.files, ...pendingFiles(held)]), {});
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    throw new ServerError('SERVER_REFUSED', `The record would not accept this: ${error.message}`, { cause: error });
  }
  for (const [version, proposals] of carriedRoots(record))
    if (proposals.length > 1) {
      const why = `Another proposal for trust root ${version} has the signatures that it needs already.`;
      throw new ServerError('SERVER_REFUSED', why, {
        action: 'Nothing was signed. Reject this one, or have its author take it back.',
      });
    }
  if (act === 'enrol' && openRoots(record) > 1) throw changed('Somebody else proposed the next trust root meanwhile.');
}

/** A root, or a co-signature that may bring one into force. */
export function isAboutTrust({ type, bytes, digest }: EncodedStatement): boolean {
  if (type === 'trust') return true;
  // The canonical bytes of a co-signature say so in this one way: most sign-offs need no parsing.
  if (type !== 'signoff' || !asBuffer(bytes).includes(coSignature)) return false;
  const statement = parseStatement(bytes, statementPath(digest));
  return statement.type === 'signoff' && statement.body.purpose === 'co-signature';
}

const coSignature = Buffer.from('"co-signature"');

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function openRoots({ roots, statements }: RecordView): number {
  const { version } = roots.at(-1) ?? { version: 0 };
  return statements.filter((each) => each.type === 'trust' && each.body.version > version).length;
}

function changed(message: string): ServerError {
  return new ServerError('SERVER_CHANGED', message, {
    action: 'Nothing was signed here. Look at the page of people: whoever is missing is enrolled next.',
  });
}
