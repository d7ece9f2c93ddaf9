import type { TreeReader } from '@sallyport/gate';
import type { Sha256 } from '@sallyport/record';

/** SHA-256 of a file of the judged tree, in any letter case of its path; null: it is not there. */
export async function fileDigest(tree: TreeReader, path: string): Promise<Sha256 | null> {
  const found = await tree.find(path);
  return found === null ? null : await tree.sha256(found.path);
}
