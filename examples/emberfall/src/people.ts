import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { team } from './team.ts';

const run = promisify(execFile);

export const runnerId = 'gatehouse';
export const sealerId = 'seal';

export interface EmberfallKeys {
  /** The folder for `sallyport trust found --people`: names, roles and public keys, nothing secret. */
  readonly people: string;
  /** Private key file by person id, and by the ids of the runner and the sealer. */
  readonly privateKeys: ReadonlyMap<string, string>;
}

/** Where `makePeople` put everybody's keys below `directory`. */
export function keysIn(directory: string): EmberfallKeys {
  const holders = [...team.map(({ id }) => id), runnerId, sealerId];
  return {
    people: join(directory, 'people'),
    privateKeys: new Map(holders.map((id) => [id, join(directory, 'keys', id)])),
  };
}

/**
 * Makes keys for the whole team, the runner and the sealer below `directory`: `people/` for founding the trust root,
 * `keys/` with the private keys. Real ed25519 keys without a passphrase, for the demo only; new ones at every call.
 */
export async function makePeople(directory: string): Promise<EmberfallKeys> {
  const made = keysIn(directory);
  const { people } = made;
  await mkdir(people, { recursive: true });
  await mkdir(join(directory, 'keys'), { recursive: true, mode: 0o700 });
  const holders = [
    ...team.map((member) => ({ id: member.id, publicName: `${member.id}.pub` })),
    { id: runnerId, publicName: `${runnerId}.runner.pub` },
    { id: sealerId, publicName: `${sealerId}.sealer.pub` },
  ];
  // Whoever finds this record somewhere must see that nobody answered for anything.
  await writeFile(join(people, 'record.yaml'), stringify({ origin: 'emberfall.example/sallyport', kind: 'demo' }));
  for (const { id, name, email, roles } of team) {
    await writeFile(join(people, `${id}.yaml`), stringify({ name, email, roles }));
  }
  await Promise.all(
    holders.map(async ({ id, publicName }) => {
      const publicKey = await makeKey(made.privateKeys.get(id) ?? '', `${id}@emberfall.example`);
      await writeFile(join(people, publicName), publicKey);
    }),
  );
  return made;
}

async function makeKey(file: string, comment: string): Promise<string> {
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', file]);
  const { stdout } = await run('ssh-keygen', ['-y', '-f', file]);
  return stdout;
}
