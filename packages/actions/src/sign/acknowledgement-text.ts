import type { Owed, TreeReader } from '@sallyport/gate';
import type { Session } from '../session/open-session.ts';
import { fileDigest } from './file-digest.ts';

/** Longer documents are named by their digest: this text is kept in the record for every reader. */
const longest = 256 * 1024;

/** What is acknowledged, in full: "read and understood" is said over nothing less than the words. */
export async function acknowledgementText(
  { tree, materials }: { readonly tree: TreeReader; readonly materials: Pick<Session['materials'], 'commit'> },
  { criterion, path }: Owed['acknowledgements'][number],
): Promise<string> {
  return [
    `── ${path}, to be read and understood (${criterion}) ──`,
    `SHA-256 ${(await fileDigest(tree, path)) ?? 'not there'}`,
    `read it elsewhere: git show ${materials.commit.slice(0, 12)}:${path}`,
    '',
    await wholeText(tree, path),
  ].join('\n');
}

async function wholeText(tree: TreeReader, path: string): Promise<string> {
  const found = await tree.find(path);
  const size = (await tree.list()).find((entry) => entry.path === found?.path)?.size ?? 0;
  if (size > longest) return `It has ${size} bytes, too many to be shown here. Read it before you sign.`;
  const bytes = found ? await tree.read(found.path) : null;
  if (bytes === null) return 'It is not there.';
  return bytes.includes(0)
    ? 'It is no text that can be shown here. Read it before you sign.'
    : new TextDecoder().decode(bytes);
}
