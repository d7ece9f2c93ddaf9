import { append, draftGrant, openSession, personOf, requireRecord } from '@sallyport/actions';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayProposed } from '../../render/say-proposed.ts';

/** `sallyport trust grant --person ID --role ROLE` */
export async function run(invocation: Invocation): Promise<number> {
  const person = optionText(invocation, 'person');
  const role = optionText(invocation, 'role');
  if (!person || !role)
    throw new CliError('CLI_USAGE', 'Say who and which role: sallyport trust grant --person ID --role ROLE');
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const proposed = draftGrant(session, { person, role });
  sayProposed(invocation.terminal, session.record, proposed, await append(session, author, proposed));
  return exitCode.go;
}
