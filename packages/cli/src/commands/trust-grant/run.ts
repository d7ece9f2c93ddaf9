import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayProposed } from '../../render/say-proposed.ts';
import { openSession } from '../../session/open-session.ts';
import { proposeRoot } from '../../session/propose-root.ts';
import { requireRecord } from '../../session/require-record.ts';

/** `sallyport trust grant --person ID --role ROLE` */
export async function run(invocation: Invocation): Promise<number> {
  const person = optionText(invocation, 'person');
  const role = optionText(invocation, 'role');
  if (!person || !role)
    throw new CliError('CLI_USAGE', 'Say who and which role: sallyport trust grant --person ID --role ROLE');
  const session = requireRecord(await openSession(invocation));
  const known = session.gate.roles.map((each) => each.id);
  if (!known.includes(role))
    throw new CliError('CLI_USAGE', `The gate file has no role "${role}". It has: ${known.join(', ')}`);
  const proposal = await proposeRoot(session, (root) => {
    if (!root.persons.some((each) => each.id === person))
      throw new CliError('CLI_USAGE', `${person} is not enrolled. Enrol first: sallyport trust enrol FILE`);
    if (root.grants.some((grant) => grant.person === person && grant.role === role))
      throw new CliError('CLI_USAGE', `${person} holds ${role} already.`);
    return { body: { grants: [...root.grants, { person, role }] } };
  });
  sayProposed(invocation.terminal, proposal);
  return exitCode.go;
}
