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
import { sayProposed } from '../../render/say-proposed.ts';

const largest = 64 * 1024;

/** `sallyport trust enrol FILE…`: all requests in one new root, vouched for by whoever runs this. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller));
  const requests = invocation.arguments.map(readEnrolment);
  const author = await personOf(session, session.record.roots.at(-1));
  const { terminal } = invocation;
  for (const each of requests)
    terminal.note(
      `${each.person} (${each.name}) asks for ${each.roles.join(', ') || 'no role'} with ${each.fingerprint}. Compare the fingerprint with what ${each.person} tells you.`,
    );
  const proposed = draftEnrolment(session, author, requests);
  sayProposed(terminal, session.record, proposed, await append(session, author, proposed));
  return exitCode.go;
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
