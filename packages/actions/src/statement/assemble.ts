import {
  allowedSigners,
  allowedSignersPath,
  blobPath,
  checkRoot,
  parseStatement,
  RecordError,
  type Sha256,
  sha256,
  signaturePath,
  statementPath,
  verifySignature,
} from '@sallyport/record';
import type { EncodedStatement } from './encode-draft.ts';

/** Record files that are ready to be written. */
export interface Assembled {
  /** Of the statements, in their order. */
  readonly digests: readonly Sha256[];
  readonly files: Map<string, Uint8Array>;
}

/**
 * Statements and their armoured signatures, in the same order, as files of the record. Each signature is verified
 * before: agents and devices do return wrong ones. Whether the key may sign this is for the record to judge.
 * Throws RECORD_SIGNATURE_BAD, or what verifySignature throws.
 */
export function assemble(draft: readonly EncodedStatement[], armours: readonly string[]): Assembled {
  if (draft.length !== armours.length) {
    const message = `There are ${draft.length} statements and ${armours.length} signatures: each needs its own.`;
    throw new RecordError('RECORD_SIGNATURE_BAD', message);
  }
  const files = new Map<string, Uint8Array>();
  for (const [index, statement] of draft.entries()) {
    const { bytes, digest, message, namespace, key } = statement;
    const armour = armours[index] ?? '';
    const signature = verifySignature(armour, message, namespace);
    if (signature.fingerprint !== key || signature.hash !== 'sha512') {
      throw new RecordError('RECORD_SIGNATURE_BAD', 'The signer used another key or hash than the one asked for.');
    }
    files.set(statementPath(digest), bytes);
    files.set(signaturePath(digest), Buffer.from(armour, 'utf8'));
    for (const [path, beside] of filesBeside(statement)) files.set(path, beside);
  }
  return { digests: draft.map(({ digest }) => digest), files };
}

/** What a statement brings into the record beside its bytes and its signature, by path. */
export function filesBeside(statement: EncodedStatement): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const blob of statement.blobs) files.set(blobPath(sha256(blob)), blob);
  for (const [path, beside] of statement.files) files.set(path, beside);
  if (statement.type === 'trust') addSigners(files, statement);
  return files;
}

/** The genesis brings its allowed_signers along; those of later roots come when they take effect. */
function addSigners(files: Map<string, Uint8Array>, { bytes, digest }: EncodedStatement): void {
  const path = statementPath(digest);
  const statement = parseStatement(bytes, path);
  if (statement.type !== 'trust' || statement.header.record !== null) return;
  checkRoot(statement.body, path);
  files.set(allowedSignersPath(1), Buffer.from(allowedSigners(statement.body), 'utf8'));
}
