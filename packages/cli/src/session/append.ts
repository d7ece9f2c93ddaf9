import {
  type Bodies,
  blobPath,
  type Header,
  RecordError,
  type RecordView,
  type Sha256,
  type StatementParts,
  type StatementType,
  type Subject,
  sha256,
  signStatement,
} from '@sallyport/record';
import { appendToRecord, type Repository, readRecordFiles } from '@sallyport/workspace';
import { CliError } from '../cli-error.ts';
import type { Author } from './author.ts';
import { newHeader } from './header.ts';
import type { Session } from './open-session.ts';
import { readVerified } from './read-verified.ts';
import { sealIfHolder } from './seal.ts';
import { push } from './sync.ts';

export interface NewStatement<T extends StatementType = StatementType> {
  readonly type: T;
  readonly subject: readonly Subject[];
  readonly body: Bodies[T];
  /** Blobs that the body cites. */
  readonly blobs?: readonly Uint8Array[];
}

export interface Appended {
  readonly digests: readonly Sha256[];
  readonly pushed: boolean;
  /** One line for people: sealed or not, pushed or why not. */
  readonly report: string;
  readonly record: RecordView;
}

type Place = Pick<Session, 'repository' | 'invocation' | 'record'> & { readonly phase: number | null };

/** Signs statements one after the other (each cites the one before) and returns their files without writing any. */
export async function signAll(place: Place, author: Author, statements: readonly NewStatement[]) {
  const files = new Map<string, Uint8Array>();
  const digests: Sha256[] = [];
  let header: Header = newHeader(place.record, author, place.phase, place.invocation.now());
  for (const statement of statements) {
    const parts = { type: statement.type, subject: statement.subject, header, body: statement.body } as StatementParts;
    const signed = await signStatement(parts, author.signer);
    for (const [path, bytes] of signed.files) files.set(path, bytes);
    for (const bytes of statement.blobs ?? []) files.set(blobPath(sha256(bytes)), bytes);
    digests.push(signed.digest);
    header = {
      ...newHeader(place.record, author, place.phase, place.invocation.now()),
      cites: [signed.digest],
      author: { ...header.author, previous: [signed.digest] },
    };
  }
  return { files, digests };
}

/** Signs, writes to the record branch, seals where this clone holds the seal key, and pushes unless `--offline`. */
export async function append(place: Place, author: Author, statements: readonly NewStatement[]): Promise<Appended> {
  const { files, digests } = await signAll(place, author, statements);
  const written = await writeFiles(place, files);
  return { ...written, digests };
}

/** Writes ready files (from `append`, or from a hand-over file) to the record branch. */
export async function writeFiles(
  place: Pick<Session, 'repository' | 'invocation'>,
  files: ReadonlyMap<string, Uint8Array>,
) {
  const { repository, invocation } = place;
  await appendToRecord(repository, async (current) => {
    await refuseUnreadable(repository, new Map([...current, ...files]));
    return files;
  });
  const sealed = await sealIfHolder(place);
  const record = await freshRecord(repository);
  const pushed = await push(repository, invocation);
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
    throw new CliError('CLI_NOT_ALLOWED', why, { cause });
  }
}

async function freshRecord(repository: Repository): Promise<RecordView> {
  const view = await readVerified(repository, await readRecordFiles(repository));
  if (!view)
    throw new CliError(
      'CLI_NO_TRUST_ROOT',
      'The record is empty after a statement was written: somebody removed its branch.',
    );
  return view;
}
