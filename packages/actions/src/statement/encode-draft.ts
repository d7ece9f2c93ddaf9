import {
  type Bodies,
  encodeStatement,
  type Fingerprint,
  type Header,
  namespaceFor,
  type PersonId,
  preAuthEncoding,
  type RecordView,
  type Sha256,
  type StatementType,
  type Subject,
} from '@sallyport/record';
import type { Caller } from '../caller.ts';
import { newHeader } from './header.ts';

/** What is to be said, before it says who says it and when. */
export interface NewStatement<T extends StatementType = StatementType> {
  readonly type: T;
  readonly subject: readonly Subject[];
  readonly body: Bodies[T];
  /** Blobs that the body cites. */
  readonly blobs?: readonly Uint8Array[];
  /** Other files of the record that go with it, by path: the people file of a trust root. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

/** A statement in its final bytes, and what exactly has to be signed for it. */
export interface EncodedStatement {
  readonly type: StatementType;
  readonly bytes: Uint8Array;
  readonly digest: Sha256;
  /** Namespace that the signature is made in. */
  readonly namespace: ReturnType<typeof namespaceFor>;
  /** Pre-authentication encoding of the bytes: what the signature is made over. */
  readonly message: Uint8Array;
  /** The key that the statement names as its author's. */
  readonly key: Fingerprint;
  readonly blobs: readonly Uint8Array[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Where statements are written: the record as it is, and the phase that they belong to. */
export interface DraftPlace {
  readonly caller: Pick<Caller, 'now'>;
  /** null before the first trust root, which is then the one statement that can be drafted. */
  readonly record: RecordView | null;
  readonly phase: number | null;
}

/**
 * Statements as they will be signed, each citing the one before. A citation is the digest of bytes, so that a whole
 * draft is known before anything is signed, and one device can be asked for all of it. Throws
 * RECORD_STATEMENT_MALFORMED or RECORD_TOO_LARGE.
 */
export function encodeDraft(
  place: DraftPlace,
  author: { readonly person: PersonId | null; readonly key: Fingerprint },
  statements: readonly NewStatement[],
): readonly EncodedStatement[] {
  const encoded: EncodedStatement[] = [];
  for (const { type, subject, body, blobs = [], files = new Map() } of statements) {
    const header = headerAfter(encoded.at(-1)?.digest, place, author, type);
    const { bytes, digest } = encodeStatement(type, subject, header, body);
    const namespace = namespaceFor(type, author);
    encoded.push({ type, bytes, digest, namespace, message: preAuthEncoding(bytes), key: author.key, blobs, files });
  }
  return encoded;
}

/** Trust roots stand outside of every phase. */
function headerAfter(
  before: Sha256 | undefined,
  { record, phase, caller }: DraftPlace,
  author: { readonly person: PersonId | null; readonly key: Fingerprint },
  type: StatementType,
): Header {
  const header = newHeader(record, author, type === 'trust' ? null : phase, caller.now());
  return before === undefined
    ? header
    : { ...header, cites: [before], author: { ...header.author, previous: [before] } };
}
