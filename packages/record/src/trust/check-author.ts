import { RecordError } from '../errors.ts';
import { signaturePath, statementPath } from '../layout.ts';
import { namespaceFor, namespacesOf } from '../namespaces.ts';
import type { SignedStatement } from '../signed-statements.ts';
import { parsePublicKey } from '../sshsig/public-key.ts';
import { checkPresence } from '../sshsig/verify-signoff.ts';
import type { TrustKey } from '../statements/bodies.ts';
import type { Fingerprint, Sha256 } from '../statements/header.ts';
import type { TrustRoot } from '../view.ts';
import { checkProposal } from './apply-trust.ts';

/** Keys of one root by fingerprint, made once per root. */
export interface RootKeys {
  readonly root: TrustRoot;
  readonly keys: ReadonlyMap<Fingerprint, TrustKey>;
  readonly sealers: ReadonlySet<Fingerprint>;
}

export function rootKeys(root: TrustRoot): RootKeys {
  return { root, keys: new Map(root.keys.map((key) => [key.fingerprint, key])), sealers: new Set(root.sealers) };
}

/**
 * Whether the author may make this statement under the root it cites: the root is in effect, the key is listed there and
 * active, belongs to the person named, and may sign in the statement's namespace; a key that can prove presence did.
 * Throws RECORD_TRUST_INVALID, RECORD_KEY_UNKNOWN or RECORD_KEY_NOT_ALLOWED.
 */
export function checkAuthor(signed: SignedStatement, record: Sha256, roots: readonly RootKeys[]): void {
  const { statement, signature } = signed;
  const { header } = statement;
  const file = statementPath(statement.digest);
  if (statement.digest !== record && header.record !== record) {
    throw new RecordError('RECORD_TRUST_INVALID', `${file} belongs to another record, ${header.record}.`, { file });
  }
  const cited = header.root ?? { version: 1, statement: record };
  const base = roots[cited.version - 1];
  if (base === undefined || base.root.statement !== cited.statement) {
    throw new RecordError(
      'RECORD_TRUST_INVALID',
      `${file} cites root ${cited.version} (${cited.statement}), which is not in effect. ` +
        'A root takes effect when the signatures it needs are sealed.',
      { file },
    );
  }
  const key = base.keys.get(signature.fingerprint);
  if (key === undefined) {
    const why = `${file} is signed by ${signature.fingerprint}, which root ${cited.version} does not list.`;
    throw new RecordError('RECORD_KEY_UNKNOWN', why, { file });
  }
  const namespace = namespaceFor(statement.type, header.author);
  if (key.status !== 'active') throw notAllowed(file, `its key is ${key.status} in the root that it cites`);
  if (key.person !== header.author.person) {
    throw notAllowed(file, `its key belongs to ${key.person ?? `the runner ${key.runner}`}, not to who it names`);
  }
  if (!namespacesOf(key, base.sealers).includes(namespace)) {
    throw notAllowed(file, `its key may not sign ${statement.type} statements (namespace ${namespace})`);
  }
  if (key.presence === 'proved') {
    try {
      checkPresence(signature.presence, parsePublicKey(key.publicKey));
    } catch (cause) {
      throw new RecordError(
        'RECORD_KEY_NOT_ALLOWED',
        `${signaturePath(statement.digest)}: ${(cause as Error).message}`,
        {
          file: signaturePath(statement.digest),
          cause,
        },
      );
    }
  }
  if (statement.type === 'trust' && header.root !== null) checkProposal(statement, base.root);
}

function notAllowed(file: string, why: string): RecordError {
  return new RecordError('RECORD_KEY_NOT_ALLOWED', `${file} does not count: ${why}.`, { file });
}
