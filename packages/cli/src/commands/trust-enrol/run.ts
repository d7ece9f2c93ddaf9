import { readFileSync } from 'node:fs';
import {
  append,
  draftEnrolment,
  type Enrolment,
  openSession,
  parseEnrolment,
  personOf,
  requireRecord,
} from '@sallyport/actions';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { readMachine, runnerEnding, sealerEnding } from '../../public-key-file.ts';
import { sayProposed } from '../../render/say-proposed.ts';

const largest = 64 * 1024;

/** `sallyport trust enrol FILE…`: all requests and machines in one new root, vouched for by whoever runs this. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller));
  const named = (ending: string): readonly string[] => invocation.arguments.filter((path) => path.endsWith(ending));
  const runners = named(runnerEnding).map((path) => readMachine(path, runnerEnding));
  const sealers = named(sealerEnding).map((path) => readMachine(path, sealerEnding));
  const requests = invocation.arguments.filter((path) => !path.endsWith('.pub')).map(readEnrolment);
  refuseUnnamedKeys(invocation.arguments);
  const author = await personOf(session, session.record.roots.at(-1));
  const { terminal } = invocation;
  for (const each of requests)
    terminal.note(
      `${each.person} (${each.name}) asks for ${each.roles.join(', ') || 'no role'} with ${each.fingerprint}. Compare the fingerprint with what ${each.person} tells you.`,
    );
  for (const { id, key } of [...runners, ...sealers])
    terminal.note(`The machine ${id} comes with ${key.fingerprint}. Whoever holds its private key speaks for it.`);
  const proposed = draftEnrolment(session, author, requests, { runners, sealers });
  sayProposed(terminal, session.record, proposed, await append(session, author, proposed));
  return exitCode.go;
}

/** A public key alone does not say whose it is: a person asks with a request, and a machine's file is named after it. */
function refuseUnnamedKeys(paths: readonly string[]): void {
  const unnamed = paths.find(
    (path) => path.endsWith('.pub') && !path.endsWith(runnerEnding) && !path.endsWith(sealerEnding),
  );
  if (unnamed === undefined) return;
  const why = `${unnamed} is a public key that nobody asks with. A person writes a request; the key of a machine is called ID${runnerEnding} or ID${sealerEnding}.`;
  throw new CliError('CLI_FILE_REFUSED', why, { command: 'sallyport trust request --help' });
}

function readEnrolment(path: string): Enrolment {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').slice(0, largest);
  } catch (cause) {
    throw new CliError('CLI_FILE_REFUSED', `${path} is no enrolment request: it cannot be read as JSON.`, { cause });
  }
  return parseEnrolment(text, path);
}
