import { writeFileSync } from 'node:fs';
import { ownSigner, requestFormat, requestProof } from '@sallyport/actions';
import { canonicalize } from '@sallyport/record';
import { openRepository } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionList, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';

/** `sallyport trust request`: a file outside the record, signed by the new key to prove that its owner has it. */
export async function run(invocation: Invocation): Promise<number> {
  const person = optionText(invocation, 'person');
  const name = optionText(invocation, 'name');
  const roles = optionList(invocation, 'role');
  if (!person || !name)
    throw new CliError('CLI_USAGE', 'Say who you are: sallyport trust request --person ID --name "…" --role ROLE');
  const repository = await openRepository(invocation.caller.directory);
  const { signer } = await ownSigner({ repository, caller: invocation.caller });
  const asked = {
    format: requestFormat,
    person,
    name,
    email: optionText(invocation, 'email') ?? null,
    roles: [...new Set(roles)].sort(),
    publicKey: signer.publicKey,
  };
  const proof = await signer.sign('trust@sallyport.dev', requestProof(asked));
  const path = optionText(invocation, 'out') ?? `${person}.request.yaml`;
  writeFileSync(path, `${canonicalize({ ...asked, proof })}\n`);
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ file: path, fingerprint: signer.fingerprint });
  else
    terminal.out(
      `Wrote ${path}. Give it to a founder, and tell them your fingerprint by another way:\n  ${signer.fingerprint}`,
    );
  return exitCode.go;
}
