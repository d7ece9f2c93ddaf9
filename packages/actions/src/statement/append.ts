import { RecordError, type RecordView, type Sha256 } from '@sallyport/record';
import { appendToRecord, type Repository, readRecordFiles } from '@sallyport/workspace';
import { ActionError } from '../action-error.ts';
import { sealIfHolder } from '../seal/seal.ts';
import type { Session } from '../session/open-session.ts';
import { readVerified } from '../session/read-verified.ts';
import { push } from '../session/sync.ts';
import { type Assembled, assemble } from './assemble.ts';
import type { SigningAuthor } from './author.ts';
import { type DraftPlace, encodeDraft, type NewStatement } from './encode-draft.ts';

/** How writing to the record went. */
export interface Written {
  readonly pushed: boolean;
  /** One line for people: sealed or not, pushed or why not. */
  readonly report: string;
  readonly record: RecordView;
}

export interface Appended extends Written {
  readonly digests: readonly Sha256[];
}

type Place = Pick<Session, 'repository' | 'caller'>;

/** Signs statements one after the other (each cites the one before) and returns their files without writing any. */
export async function signAll(
  place: DraftPlace,
  author: Pick<SigningAuthor, 'person' | 'key' | 'signer'>,
  statements: readonly NewStatement[],
): Promise<Assembled> {
  const draft = encodeDraft(place, author, statements);
  const armours: string[] = [];
  for (const { namespace, message } of draft) armours.push(await author.signer.sign(namespace, message));
  return assemble(draft, armours);
}

/** Signs, writes to the record branch, seals where this clone holds the seal key, and pushes unless offline. */
export async function append(
  place: Place & DraftPlace,
  author: Pick<SigningAuthor, 'person' | 'key' | 'signer'>,
  statements: readonly NewStatement[],
): Promise<Appended> {
  const { files, digests } = await signAll(place, author, statements);
  return { ...(await writeFiles(place, files)), digests };
}

/** Writes ready files (assembled, or from a hand-over file) to the record branch, seals and pushes as `append` does. */
export async function writeFiles(place: Place, files: ReadonlyMap<string, Uint8Array>): Promise<Written> {
  const { repository, caller } = place;
  await appendToRecord(repository, async (current) => {
    await refuseUnreadable(repository, new Map([...current, ...files]));
    return files;
  });
  const sealed = await sealIfHolder(place);
  const record = await freshRecord(repository);
  const pushed = await push(repository, caller);
  const report = `${sealed ? 'sealed' : 'not sealed yet'}, ${pushed.reached ? 'pushed' : `not pushed (${pushed.why})`}`;
  return { pushed: pushed.reached, report, record };
}

/** A statement that the record could not be read with would shut everybody out, so none is written. */
async function refuseUnreadable(repository: Repository, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    await readVerified(repository, files);
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    const why = `The record would not accept this, so nothing was written: ${cause.message}`;
    throw new ActionError('CLI_NOT_ALLOWED', why, { cause });
  }
}

async function freshRecord(repository: Repository): Promise<RecordView> {
  const view = await readVerified(repository, await readRecordFiles(repository));
  if (!view)
    throw new ActionError(
      'CLI_NO_TRUST_ROOT',
      'The record is empty after a statement was written: somebody removed its branch.',
    );
  return view;
}
