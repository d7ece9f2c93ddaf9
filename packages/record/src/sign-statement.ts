import { preAuthEncoding } from './dsse.ts';
import { RecordError } from './errors.ts';
import { allowedSignersPath, signaturePath, statementPath } from './layout.ts';
import { namespaceFor } from './namespaces.ts';
import type { Signer } from './signer.ts';
import { verifySignature } from './sshsig/verify-signature.ts';
import { encodeStatement, parseStatement } from './statement-bytes.ts';
import type { Bodies, StatementType } from './statements/bodies.ts';
import type { Header, Sha256, Subject } from './statements/header.ts';
import { allowedSigners } from './trust/allowed-signers.ts';
import { checkRoot } from './trust/root-rules.ts';

export type StatementParts<T extends StatementType = StatementType> = {
  [K in T]: {
    readonly type: K;
    readonly subject: readonly Subject[];
    readonly header: Header;
    readonly body: Bodies[K];
  };
}[T];

/**
 * Signs a statement and returns the files to add to the record, by path. A genesis brings its allowed_signers along.
 * The signature is verified before it is handed out: agents and hardware do return wrong ones.
 * Throws RECORD_STATEMENT_MALFORMED, RECORD_KEY_NOT_ALLOWED (the signer is not the author) or what verifySignature throws.
 */
export async function signStatement(
  parts: StatementParts,
  signer: Signer,
): Promise<{ readonly digest: Sha256; readonly files: Map<string, Uint8Array> }> {
  const { header } = parts;
  if (header.author.key !== signer.fingerprint) {
    throw new RecordError(
      'RECORD_KEY_NOT_ALLOWED',
      `The statement names ${header.author.key} as its author's key, and ${signer.fingerprint} would sign it.`,
    );
  }
  const { bytes, digest } = encodeStatement(parts.type, parts.subject, header, parts.body);
  const message = preAuthEncoding(bytes);
  const namespace = namespaceFor(parts.type, header.author);
  const armour = await signer.sign(namespace, message);
  const signature = verifySignature(armour, message, namespace);
  if (signature.fingerprint !== signer.fingerprint || signature.hash !== 'sha512') {
    throw new RecordError('RECORD_SIGNATURE_BAD', 'The signer used another key or hash than the one asked for.');
  }
  const files = new Map<string, Uint8Array>();
  files.set(statementPath(digest), bytes);
  files.set(signaturePath(digest), Buffer.from(armour, 'utf8'));
  const statement = parseStatement(bytes, statementPath(digest));
  if (statement.type === 'trust' && header.record === null) {
    checkRoot(statement.body, statementPath(digest));
    files.set(allowedSignersPath(1), Buffer.from(allowedSigners(statement.body), 'utf8'));
  }
  return { digest, files };
}
