import { append, draftRevocation, openSession, personOf, type Revocation, requireRecord } from '@sallyport/actions';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayProposed } from '../../render/say-proposed.ts';

/** `sallyport trust revoke`: a role of a person, or a key. A no-go that was cast stands through it. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const proposed = draftRevocation(session, revocation(invocation));
  sayProposed(invocation.terminal, session.record, proposed, await append(session, author, proposed));
  return exitCode.go;
}

function revocation(invocation: Invocation): Revocation {
  const fingerprint = optionText(invocation, 'fingerprint');
  if (fingerprint) return { what: 'key', fingerprint, compromisedSince: compromisedSince(invocation) };
  const person = optionText(invocation, 'person');
  const role = optionText(invocation, 'role');
  if (!person || !role)
    throw new CliError(
      'CLI_USAGE',
      'Say what to revoke: --person ID --role ROLE, or --fingerprint KEY [--compromised --since INDEX].',
    );
  return { what: 'role', person, role };
}

function compromisedSince(invocation: Invocation): number | null {
  if (!optionFlag(invocation, 'compromised')) return null;
  const since = Number(optionText(invocation, 'since') ?? '');
  if (!Number.isSafeInteger(since) || since < 0 || optionText(invocation, 'since') === undefined) {
    throw new CliError(
      'CLI_USAGE',
      'Say from which log index its statements are void: --compromised --since 41 (0: all of them).',
    );
  }
  return since;
}
