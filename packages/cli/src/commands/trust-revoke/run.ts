import type { TrustKey } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayProposed } from '../../render/say-proposed.ts';
import { openSession } from '../../session/open-session.ts';
import { proposeRoot, type RootChange } from '../../session/propose-root.ts';
import { requireRecord } from '../../session/require-record.ts';

/** `sallyport trust revoke`: a role of a person, or a key. A no-go that was cast stands through it. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation));
  const proposal = await proposeRoot(session, (root): RootChange => {
    const fingerprint = optionText(invocation, 'fingerprint');
    if (fingerprint) {
      const key = root.keys.find((each) => each.fingerprint === fingerprint);
      if (!key) throw new CliError('CLI_USAGE', `The trust root has no key ${fingerprint}.`);
      const revoked = revokedKey(key, invocation);
      return {
        body: {
          keys: root.keys.map((each) => (each === key ? revoked : each)),
          sealers: root.sealers.filter((each) => each !== fingerprint),
        },
      };
    }
    const person = optionText(invocation, 'person');
    const role = optionText(invocation, 'role');
    if (!person || !role)
      throw new CliError(
        'CLI_USAGE',
        'Say what to revoke: --person ID --role ROLE, or --fingerprint KEY [--compromised --since INDEX].',
      );
    const grants = root.grants.filter((grant) => grant.person !== person || grant.role !== role);
    if (grants.length === root.grants.length) throw new CliError('CLI_USAGE', `${person} does not hold ${role}.`);
    return { body: { grants } };
  });
  sayProposed(invocation.terminal, proposal);
  return exitCode.go;
}

function revokedKey(key: TrustKey, invocation: Invocation): TrustKey {
  if (!optionFlag(invocation, 'compromised')) return { ...key, status: 'retired', since: null };
  const since = Number(optionText(invocation, 'since') ?? '');
  if (!Number.isSafeInteger(since) || since < 0 || optionText(invocation, 'since') === undefined) {
    throw new CliError(
      'CLI_USAGE',
      'Say from which log index its statements are void: --compromised --since 41 (0: all of them).',
    );
  }
  return { ...key, status: 'compromised', since };
}
