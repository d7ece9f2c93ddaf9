import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type FoundingKey, type FoundingMachine, foundingKey } from '@sallyport/actions';
import { CliError } from './cli-error.ts';

const largest = 64 * 1024;
const idPattern = /^[a-z][a-z0-9-]{0,31}$/;

/** Endings of the files that hold the public key of a machine, behind its id. */
export const runnerEnding = '.runner.pub';
export const sealerEnding = '.sealer.pub';

/** The key in ID.runner.pub or ID.sealer.pub, and the id. Throws CLI_PEOPLE_INVALID. */
export function readMachine(path: string, ending: string): FoundingMachine {
  const id = basename(path).slice(0, -ending.length);
  if (!idPattern.test(id)) {
    const why = 'the id of a machine is small letters, digits and hyphens, such as ci';
    throw new CliError('CLI_PEOPLE_INVALID', `${path}: ${why}.`);
  }
  return { id, key: readPublicKey(path) };
}

/** The key in a file as `ssh-keygen` writes it. Throws CLI_PEOPLE_INVALID. */
export function readPublicKey(path: string): FoundingKey {
  try {
    const [type = '', base64 = ''] = readFileSync(path, 'utf8').slice(0, largest).trim().split(/\s+/);
    return foundingKey(`${type} ${base64}`);
  } catch (cause) {
    const fit = 'ed25519, ecdsa, rsa of 2048 bits or more, or a security key';
    const message = `${path}: it holds no OpenSSH public key that can sign here (${fit}).`;
    throw new CliError('CLI_PEOPLE_INVALID', message, { cause });
  }
}
