import type { Fingerprint, PersonId, RecordView, RoleId, Signer, TrustRoot } from '@sallyport/record';
import { findSigningKey, sshKeygenSigner } from '@sallyport/workspace';
import { ActionError } from '../action-error.ts';
import type { Session } from '../session/open-session.ts';

/** Whose statement it is, as the trust root knows the key. Says nothing of how it is signed. */
export interface Author {
  /** null for a runner. */
  readonly person: PersonId | null;
  readonly runner: string | null;
  readonly key: Fingerprint;
  /** What the person holds; none for a runner. */
  readonly roles: readonly RoleId[];
}

/** The author of what only people do. */
export interface PersonAuthor {
  readonly person: PersonId;
  readonly key: Fingerprint;
  readonly roles: readonly RoleId[];
}

/** An author whose key this machine, or its agent, can sign with. */
export interface SigningAuthor extends Author {
  readonly signer: Signer;
  readonly keyPath: string;
}

type Place = Pick<Session, 'repository' | 'caller'>;

/** The key of whoever runs this on the machine. */
export async function ownSigner({
  repository,
  caller,
}: Place): Promise<{ readonly signer: Signer; readonly keyPath: string }> {
  const { key: keyPath } = findSigningKey(caller.key, repository, caller.environment);
  return { signer: await sshKeygenSigner(keyPath), keyPath };
}

/** Who a key stands for in this root; `path` is where the key lies, for the words. Throws CLI_NOT_ENROLLED. */
export function authorByKey(root: TrustRoot | undefined, key: Fingerprint, path: string | null = null): Author {
  const known = root?.keys.find((each) => each.fingerprint === key);
  if (!root || !known) {
    const where = path === null ? '' : ` (${path})`;
    throw new ActionError('CLI_NOT_ENROLLED', `The key ${key}${where} is not in the trust root.`, {
      command: 'sallyport trust request --person ID --name NAME --role ROLE',
    });
  }
  if (known.status !== 'active') {
    const why = `The key ${key} is ${known.status} in trust root ${root.version}. Sign with your current key.`;
    throw new ActionError('CLI_NOT_ENROLLED', why, { command: 'git config sallyport.key PATH' });
  }
  const roles = root.grants.filter((grant) => grant.person === known.person).map((grant) => grant.role);
  return { person: known.person, runner: known.runner, key, roles };
}

/** The same, for acts of people only. Throws CLI_NOT_ALLOWED too. */
export function personByKey(root: TrustRoot | undefined, key: Fingerprint): PersonAuthor {
  return asPerson(authorByKey(root, key));
}

/** Who signs on this machine, as the trust root knows the key. Throws CLI_NOT_ENROLLED. */
export async function authorOf(
  place: Place & Pick<Session, 'record'>,
  root: TrustRoot | undefined,
): Promise<SigningAuthor> {
  const { signer, keyPath } = await ownSigner(place);
  refuseProposed(place.record, root, signer.fingerprint);
  return { ...authorByKey(root, signer.fingerprint, keyPath), signer, keyPath };
}

/** To ask again would help nobody whose key comes with a root that others have not co-signed or sealed yet. */
function refuseProposed(record: RecordView | null, root: TrustRoot | undefined, key: Fingerprint): void {
  if (!root || root.keys.some((each) => each.fingerprint === key)) return;
  const proposed = record?.statements.find(
    (each) => each.type === 'trust' && each.body.keys.some(({ fingerprint }) => fingerprint === key),
  );
  if (!proposed) return;
  const why = `The key ${key} comes with a trust root that is proposed (${proposed.digest.slice(0, 12)}) and not in force.`;
  const sealing =
    root.threshold > 1 ? 'Others co-sign it, and then it is sealed.' : 'It takes effect when it is sealed.';
  const command = root.threshold > 1 ? 'sallyport trust cosign' : 'sallyport seal';
  throw new ActionError('CLI_NOT_ENROLLED', `${why} ${sealing}`, { command });
}

/** The same, for acts of people only. Throws CLI_NOT_ALLOWED too. */
export async function personOf(
  place: Place & Pick<Session, 'record'>,
  root: TrustRoot | undefined,
): Promise<SigningAuthor & { readonly person: PersonId }> {
  return asPerson(await authorOf(place, root));
}

function asPerson<A extends Author>(author: A): A & { readonly person: PersonId } {
  if (author.person === null) {
    throw new ActionError(
      'CLI_NOT_ALLOWED',
      `The key ${author.key} belongs to the runner ${author.runner}, and only a person can do this.`,
    );
  }
  return { ...author, person: author.person };
}
