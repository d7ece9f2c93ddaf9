import type { Session } from '@sallyport/actions';
import { aboutSelectors } from '@sallyport/gate';
import { type OpenedDocument, sha256 } from '@sallyport/record';
import type { Draft } from '../contract/drafts.ts';
import { documentIndex } from '../gate/documents/document-index.ts';
import { judgedDocument } from '../gate/documents/document-page.ts';
import { ServerError } from '../server-error.ts';

/**
 * What the person says to have opened has to be what stands there today: the names go into the signed bytes. Throws
 * SERVER_CHANGED for a document that is another one by now, SERVER_REFUSED for one that nobody is asked about.
 */
export async function checkOpened(session: Session, opened: readonly OpenedDocument[]): Promise<void> {
  const index = documentIndex(session.gate);
  for (const { name, sha256: seen } of opened) {
    if (!index.has(name))
      throw new ServerError('SERVER_REFUSED', `${name.slice(0, 200)} is no document that anybody is asked about here.`);
    const today = await digestOf(session, name);
    if (today === seen) continue;
    throw new ServerError('SERVER_CHANGED', `${name} changed while you had it open.`, {
      action: 'Read what changed, then answer.',
    });
  }
}

/** Documents that an answer is about, each with whether it was opened. */
export async function documentsBeside(
  session: Session,
  about: readonly string[],
  opened: readonly OpenedDocument[],
): Promise<Draft['documents']> {
  const { gate } = session;
  const paths = about.flatMap((each) => [
    ...aboutSelectors(gate, each).flatMap((selector) => (selector.kind === 'path' ? [selector.path] : [])),
    ...(gate.deliverables.find(({ id }) => id === each)?.files ?? []),
    ...(documentIndex(gate).has(each) ? [each] : []),
  ]);
  const names = new Set(opened.map(({ name }) => name));
  return await Promise.all(
    [...new Set(paths)].map(async (path) => ({ path, sha256: await digestOf(session, path), opened: names.has(path) })),
  );
}

async function digestOf(session: Session, path: string): Promise<string | null> {
  const found = await session.tree.find(path);
  if (found !== null) return await session.tree.sha256(found.path);
  const paper = await judgedDocument(session, path);
  return paper && sha256(paper.bytes);
}
