import type { Session } from '@sallyport/actions';
import { type Instant, type PersonId, type Sha256, sha256, type VerifiedStatement } from '@sallyport/record';
import { gitText, history } from '@sallyport/workspace';
import type { IndexedDocument } from './document-index.ts';

/** What a person answered for when last asked about a document. */
export interface EarlierVersion {
  readonly sha256: Sha256;
  readonly answered: Instant;
  readonly commit: string | null;
  readonly bytes: Uint8Array;
}

/** Versions of a file that are looked through for the one that was signed. */
const mostVersions = 200;

/** The bytes that a person last answered for; null where there was no answer, or its bytes are not here. */
export async function earlierVersion(
  session: Session,
  person: PersonId,
  document: IndexedDocument,
): Promise<EarlierVersion | null> {
  const own = (session.record?.statements ?? []).filter((each) => each.header.author.person === person);
  for (const statement of own.toReversed()) {
    if (statement.type !== 'signoff' || !isAbout(statement.body, document)) continue;
    const digest = namedDigest(statement, document.path);
    const { time: answered } = statement.header;
    const found =
      digest === null ? await atShownCommit(session, statement, document) : await byDigest(session, document, digest);
    if (found !== null) return { ...found, answered };
  }
  return null;
}

type Signoff = Extract<VerifiedStatement, { type: 'signoff' }>;

function isAbout({ entries, opened }: Signoff['body'], { path, criteria, paper }: IndexedDocument): boolean {
  return (
    opened.some(({ name }) => name === path) ||
    entries.some(
      ({ about }) => about === path || criteria.includes(about) || (paper === 'minutes' && about === 'minutes'),
    )
  );
}

/** The digest that the signed bytes give to the document; what was opened is said first. */
function namedDigest({ body, subject }: Signoff, path: string): Sha256 | null {
  const opened = body.opened.find(({ name }) => name === path);
  return (
    opened?.sha256 ?? subject.find(({ name }) => name === path && body.purpose === 'deliverable')?.digest.sha256 ?? null
  );
}

type Found = Omit<EarlierVersion, 'answered'>;

async function byDigest(
  { repository, materials, record }: Session,
  { path }: IndexedDocument,
  digest: Sha256,
): Promise<Found | null> {
  const blob = record?.blobs.get(digest);
  if (blob) return { sha256: digest, commit: null, bytes: blob };
  const commits = await gitText(['log', '--format=%H', '-n', String(mostVersions), materials.commit, '--', path], {
    cwd: repository.directory,
  });
  const reader = history(repository);
  for (const commit of commits.split('\n').filter(Boolean)) {
    const bytes = await reader.readAt(commit, path);
    if (bytes !== null && sha256(bytes) === digest) return { sha256: digest, commit, bytes };
  }
  return null;
}

/** A sign-off from a terminal names no file; the text that was shown says which commit it was about. */
async function atShownCommit(
  { repository, record }: Session,
  { body }: Signoff,
  { path }: IndexedDocument,
): Promise<Found | null> {
  const shown = record?.blobs.get(body.shown);
  const commit = shown && /^materials ([0-9a-f]{40,64}),/m.exec(new TextDecoder().decode(shown.subarray(0, 4096)))?.[1];
  if (!commit) return null;
  const reader = history(repository);
  if ((await reader.commit(commit)) === null) return null;
  const bytes = await reader.readAt(commit, path);
  return bytes === null ? null : { sha256: sha256(bytes), commit, bytes };
}
