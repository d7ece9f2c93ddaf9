import { posix } from 'node:path';
import { latestPaper, type Session } from '@sallyport/actions';
import { type PersonId, sha256 } from '@sallyport/record';
import type { DocumentList, DocumentPage } from '../../contract/documents.ts';
import { documentIndex, type IndexedDocument } from './document-index.ts';
import { earlierVersion } from './earlier-version.ts';
import { lineHunks } from './line-hunks.ts';
import { readableText } from './readable-text.ts';
import { renderMarkdown } from './render-markdown.ts';

/** Characters of Markdown that become HTML; tables make forty out of one, and nobody else is answered meanwhile. */
const longestRendered = 200_000;

const withheldReason =
  'It holds settings that may be secret, so only its digest is shown. Who may read it has it in the repository.';

/** `GET /api/documents`: what people are asked about, with the digests of today's bytes. */
export async function documentList(session: Session): Promise<DocumentList> {
  const sizes = new Map((await session.tree.list()).map(({ path, size }) => [path, size]));
  const rows = [...documentIndex(session.gate).values()].map(async (document) => {
    const found = await session.tree.find(document.path);
    const paper = found === null ? paperBytes(session, document) : null;
    if (found === null && paper === null && document.paper !== null) return [];
    const digest = found === null ? paper && sha256(paper) : await session.tree.sha256(found.path);
    const bytes = found === null ? (paper?.length ?? 0) : (sizes.get(found.path) ?? 0);
    return [{ path: document.path, sha256: digest, criteria: [...document.criteria], bytes }];
  });
  return { documents: (await Promise.all(rows)).flat() };
}

/** A judged document with its bytes; null where people are not asked about it, or it is not there. */
export async function judgedDocument(
  session: Session,
  path: string,
): Promise<{ readonly document: IndexedDocument; readonly bytes: Uint8Array } | null> {
  const document = documentIndex(session.gate).get(path);
  if (document === undefined) return null;
  const found = await session.tree.find(document.path);
  const bytes = found === null ? paperBytes(session, document) : await session.tree.read(found.path);
  return bytes === null ? null : { document, bytes };
}

/** `GET /api/document`: the bytes in full, and what changed since this person answered for them. null as above. */
export async function documentPage(session: Session, person: PersonId, path: string): Promise<DocumentPage | null> {
  const judged = await judgedDocument(session, path);
  if (judged === null) return null;
  const { document, bytes } = judged;
  const { text, download } = document.withheld
    ? { text: null, download: { mediaType: 'text/plain', why: withheldReason } }
    : readableText(bytes);
  const index = documentIndex(session.gate);
  return {
    path: document.path,
    commit: session.materials.commit,
    sha256: sha256(bytes),
    text,
    html: text !== null && isRendered(path, text) ? renderMarkdown(text, linkFrom(document.path, index)) : null,
    download,
    criteria: [...document.criteria],
    since: text === null ? null : await since(session, person, document, text),
  };
}

/** Markdown, but for what would keep everybody else waiting: that is shown as it was written. */
function isRendered(path: string, text: string): boolean {
  return /\.(?:md|markdown)$/i.test(path) && text.length <= longestRendered;
}

/** Addresses of judged documents as the pages have them; a relative link stays inside the project. */
function linkFrom(path: string, index: ReadonlyMap<string, IndexedDocument>) {
  return (link: string): string | null => {
    const target = link.startsWith('/') ? link.slice(1) : posix.join(posix.dirname(path), link);
    return index.has(target) ? `/documents/${target.split('/').map(encodeURIComponent).join('/')}` : null;
  };
}

async function since(
  session: Session,
  person: PersonId,
  document: IndexedDocument,
  text: string,
): Promise<DocumentPage['since']> {
  const before = await earlierVersion(session, person, document);
  if (before === null) return null;
  const earlier = readableText(before.bytes);
  const hunks = earlier.text === null ? null : lineHunks(earlier.text, text);
  if (hunks === null) return null;
  const { sha256: digest, answered, commit } = before;
  return { sha256: digest, answered, commit, hunks: [...hunks] };
}

function paperBytes({ record }: Session, { paper }: IndexedDocument): Uint8Array | null {
  if (record === null || paper === null) return null;
  const latest = latestPaper(record, paper);
  return (latest && record.blobs.get(latest.body.bytes)) ?? null;
}
