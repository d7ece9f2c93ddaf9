import { asBuffer } from './bytes.ts';
import { preAuthEncoding } from './dsse.ts';
import { inFile, RecordError } from './errors.ts';
import { signaturePath, statementPath } from './layout.ts';
import { namespaceFor } from './namespaces.ts';
import { type RecordFiles, stray } from './record-files.ts';
import { parseArmour } from './sshsig/armour.ts';
import { parseSshsig } from './sshsig/sshsig.ts';
import { checkSshsig, type GoodSignature } from './sshsig/verify-signature.ts';
import { parseAccepted, parseNamed } from './statement-bytes.ts';
import type { Sha256 } from './statements/header.ts';
import type { Statement } from './statements/statement.ts';
import { acceptedKey, type VerifiedCache, verifiedKey } from './verified-cache.ts';

/** A statement and the good signature beside it. Whether the key may sign is not known yet. */
export interface SignedStatement {
  readonly statement: Statement;
  readonly signature: Pick<GoodSignature, 'fingerprint' | 'presence'>;
}

/**
 * Parses every statement and verifies its one signature. Linear; the Ed25519 arithmetic dominates, and where the cache
 * knows these very bytes, parsing does.
 */
export function readStatements(
  files: RecordFiles,
  verified: VerifiedCache | undefined,
  reader: string | undefined,
): ReadonlyMap<Sha256, SignedStatement> {
  const signed = new Map<Sha256, SignedStatement>();
  for (const [digest, bytes] of files.statements) {
    const file = signaturePath(digest);
    const signature = files.signatures.get(digest);
    if (signature === undefined) {
      // What is wrong with the statement itself comes first.
      parseNamed(bytes, digest, statementPath(digest));
      throw new RecordError('RECORD_FILE_MISSING', `${file} is missing: every statement has one signature.`, { file });
    }
    const accepted = reader === undefined ? undefined : acceptedKey(reader, digest, signature.digest);
    if (accepted !== undefined && verified?.has(accepted) === true) {
      const statement = parseAccepted(bytes, digest);
      signed.set(digest, { statement, signature: { fingerprint: statement.header.author.key, presence: null } });
      continue;
    }
    const statement = parseNamed(bytes, digest, statementPath(digest));
    const good = inFile(file, () => checkOne(statement, bytes, signature, verified));
    signed.set(digest, { statement, signature: good });
    // What a security key saw stands in its signature, which has to be read each time.
    if (accepted !== undefined && good.presence === null) verified?.add(accepted);
  }
  for (const digest of files.signatures.keys()) {
    if (!signed.has(digest)) throw stray(signaturePath(digest), 'there is no statement for this signature');
  }
  return signed;
}

function checkOne(
  statement: Statement,
  bytes: Uint8Array,
  signature: { readonly bytes: Uint8Array; readonly digest: Sha256 },
  verified: VerifiedCache | undefined,
): GoodSignature {
  const sshsig = parseSshsig(parseArmour(asBuffer(signature.bytes).toString('latin1')));
  const key = verified && verifiedKey(statement.digest, signature.digest, sshsig.key.text);
  const { author } = statement.header;
  const namespace = namespaceFor(statement.type, author);
  const good = checkSshsig(
    sshsig,
    () => preAuthEncoding(bytes),
    namespace,
    () => key !== undefined && verified?.has(key) === true,
  );
  if (good.hash !== 'sha512') {
    throw new RecordError('RECORD_SIGNATURE_MALFORMED', 'Signatures in a record use the hash sha512.');
  }
  if (good.fingerprint !== author.key) {
    throw new RecordError('RECORD_SIGNATURE_BAD', `The statement names ${author.key}, and ${good.fingerprint} signed.`);
  }
  if (key !== undefined) verified?.add(key);
  return good;
}
