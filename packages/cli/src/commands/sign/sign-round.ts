import { type Founded, type NewStatement, personOf, readVerified, signAll, writeFiles } from '@sallyport/actions';
import type { RecordView, Sha256 } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';

/** One answer to one text, signed. */
export interface SignedRound {
  readonly digests: readonly Sha256[];
  readonly text: string;
  readonly answer: 'accepted' | 'rejected';
  /** Files that this round made. */
  readonly made: ReadonlyMap<string, Uint8Array>;
  /** The record as it is with them, whether they were written or only go into a file. */
  readonly record: RecordView;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly report: string;
}

/** Signs, and writes to the record unless everything goes `--out` into one file. */
export async function signRound(
  invocation: Invocation,
  session: Founded,
  statements: readonly NewStatement<'signoff'>[],
  { text, answer }: Pick<SignedRound, 'text' | 'answer'>,
): Promise<SignedRound> {
  // A trust root that was co-signed in the round before may be in force by now.
  const author = await personOf(session, session.record.roots.at(-1));
  const { files: made, digests } = await signAll(session, author, statements);
  const files = new Map([...session.files, ...made]);
  if (optionText(invocation, 'out') === undefined) {
    const { record, report } = await writeFiles(session, made);
    return { digests, text, answer, made, record, files, report };
  }
  const record = await readVerified(session.repository, files);
  if (!record) throw new CliError('CLI_NO_TRUST_ROOT', 'There is no record to sign in.');
  return { digests, text, answer, made, record, files, report: 'not written here' };
}
