import type { Fingerprint, PersonId, RoleId, Signer, TrustRoot } from '@sallyport/record';
import { findSigningKey, sshKeygenSigner } from '@sallyport/workspace';
import { CliError } from '../cli-error.ts';
import { optionText } from '../command.ts';
import type { Session } from './open-session.ts';

export interface Author {
  readonly signer: Signer;
  /** null for a runner. */
  readonly person: PersonId | null;
  readonly runner: string | null;
  readonly key: Fingerprint;
  readonly roles: readonly RoleId[];
  readonly keyPath: string;
}

type Place = Pick<Session, 'repository' | 'invocation'>;

/** The key of whoever runs this command. */
export async function ownSigner({
  repository,
  invocation,
}: Place): Promise<{ readonly signer: Signer; readonly keyPath: string }> {
  const { key: keyPath } = findSigningKey(optionText(invocation, 'key') ?? null, repository, invocation.environment);
  return { signer: await sshKeygenSigner(keyPath), keyPath };
}

/** Who signs, as the trust root knows the key. Throws CLI_NOT_ENROLLED. */
export async function authorOf(place: Place, root: TrustRoot | undefined): Promise<Author> {
  const { signer, keyPath } = await ownSigner(place);
  const known = root?.keys.find((key) => key.fingerprint === signer.fingerprint);
  if (!root || !known) {
    throw new CliError('CLI_NOT_ENROLLED', `The key ${signer.fingerprint} (${keyPath}) is not in the trust root.`, {
      command: 'sallyport trust request --person ID --name NAME --role ROLE',
    });
  }
  if (known.status !== 'active') {
    throw new CliError(
      'CLI_NOT_ENROLLED',
      `The key ${signer.fingerprint} is ${known.status} in trust root ${root.version}. Sign with your current key.`,
      {
        command: 'git config sallyport.key PATH',
      },
    );
  }
  const roles = root.grants.filter((grant) => grant.person === known.person).map((grant) => grant.role);
  return { signer, person: known.person, runner: known.runner, key: signer.fingerprint, roles, keyPath };
}

/** The same, for acts of people only. */
export async function personOf(
  place: Place,
  root: TrustRoot | undefined,
): Promise<Author & { readonly person: PersonId }> {
  const author = await authorOf(place, root);
  if (author.person === null) {
    throw new CliError(
      'CLI_NOT_ALLOWED',
      `The key ${author.key} belongs to the runner ${author.runner}, and only a person can do this.`,
    );
  }
  return { ...author, person: author.person };
}
