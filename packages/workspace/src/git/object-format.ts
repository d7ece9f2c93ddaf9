import { createHash } from 'node:crypto';
import { WorkspaceError } from '../errors.ts';

export type ObjectFormat = 'sha1' | 'sha256';
export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export interface TreeItem {
  /** As git writes it in trees: `100644`, `100755`, `120000`, `40000`, `160000`. */
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** The id git gives to these bytes. */
export function objectId(format: ObjectFormat, type: ObjectType, bytes: Uint8Array): string {
  return createHash(format).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Items of a tree object. @throws WorkspaceError GIT_OBJECT_CORRUPT when the bytes are no tree. */
export function decodeTree(format: ObjectFormat, bytes: Buffer): TreeItem[] {
  const idLength = format === 'sha1' ? 20 : 32;
  const items: TreeItem[] = [];
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(32, at);
    const end = bytes.indexOf(0, space);
    if (space < 0 || end < 0 || end + 1 + idLength > bytes.length) throw malformed();
    items.push({
      mode: bytes.toString('latin1', at, space),
      // Latin-1 keeps every byte of a name that is not UTF-8, so that writing the tree again changes nothing.
      name: bytes.toString('latin1', space + 1, end),
      id: bytes.toString('hex', end + 1, end + 1 + idLength),
    });
    at = end + 1 + idLength;
  }
  return items;
}

function malformed(): WorkspaceError {
  const message = 'A tree in the object database is malformed.';
  return new WorkspaceError('GIT_OBJECT_CORRUPT', message, { command: 'git fsck' });
}

/** Bytes of a tree object; names are Latin-1 views of their bytes, as `decodeTree` gives them. */
export function encodeTree(items: readonly TreeItem[]): Buffer {
  // Git sorts by bytes, a folder as if its name ended in a slash.
  const keyed = items.map((item) => ({ item, key: item.mode === '40000' ? `${item.name}/` : item.name }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return Buffer.concat(
    keyed.flatMap(({ item }) => [Buffer.from(`${item.mode} ${item.name}\0`, 'latin1'), Buffer.from(item.id, 'hex')]),
  );
}

export interface Identity {
  readonly name: string;
  readonly email: string;
}

export interface CommitContent {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Identity;
  /** Seconds since 1970, UTC. */
  readonly time: number;
  readonly message: string;
  /** Armoured SSHSIG over the commit without it. */
  readonly signature?: string;
}

/** Bytes of a commit object. The message ends in exactly one line feed, as git writes it. */
export function encodeCommit(commit: CommitContent): Buffer {
  const person = `${withoutDelimiters(commit.author.name)} <${withoutDelimiters(commit.author.email)}> ${commit.time} +0000`;
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${person}`,
    `committer ${person}`,
    ...(commit.signature === undefined ? [] : [`gpgsig ${commit.signature.trimEnd().replaceAll('\n', '\n ')}`]),
  ];
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message.replace(/\n+$/, '')}\n`, 'utf8');
}

/** Angle brackets and line ends would move the borders of the identity line. */
function withoutDelimiters(text: string): string {
  return text.replace(/[<>\n\r\0]/g, '').trim();
}
