import type { EncodedStatement } from '@sallyport/actions';
import { type Json, preAuthEncoding } from '@sallyport/record';
import type { Draft } from '../contract/drafts.ts';

/** What a draft holds in the database beside its wish: the exact bytes, and the key that has to sign them. */
export interface DraftContent {
  readonly statements: readonly EncodedStatement[];
  /** Public key of the passkey that was asked. */
  readonly publicKey: string;
  readonly shown: Omit<Draft, 'statements' | 'id' | 'expires'>;
  /** Trust root that was in force. */
  readonly root: number | null;
  /** How many statements the key had brought: another number later means another window. */
  readonly signed: number;
}

export function encodeContent({ statements, publicKey, shown, root, signed }: DraftContent): Json {
  return {
    publicKey,
    root,
    signed,
    shown: shown as unknown as Json,
    statements: statements.map(({ type, bytes, digest, namespace, key, blobs, files }) => ({
      type,
      bytes: base64(bytes),
      digest,
      namespace,
      key,
      blobs: blobs.map(base64),
      files: Object.fromEntries([...files].map(([path, content]) => [path, base64(content)])),
    })),
  };
}

/** Only what `encodeContent` wrote is ever read: no other code writes this table. */
export function decodeContent(content: Json): DraftContent {
  const { publicKey, root, signed, shown, statements } = content as unknown as Kept;
  return {
    publicKey,
    root,
    signed,
    shown,
    statements: statements.map(({ bytes, blobs, files, ...rest }) => ({
      ...rest,
      bytes: unbase64(bytes),
      message: preAuthEncoding(unbase64(bytes)),
      blobs: blobs.map(unbase64),
      files: new Map(Object.entries(files).map(([path, text]) => [path, unbase64(text)])),
    })),
  };
}

type Kept = Pick<DraftContent, 'publicKey' | 'root' | 'signed' | 'shown'> & {
  readonly statements: readonly (Pick<EncodedStatement, 'type' | 'digest' | 'namespace' | 'key'> & {
    readonly bytes: string;
    readonly blobs: readonly string[];
    readonly files: Readonly<Record<string, string>>;
  })[];
};

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function unbase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
