import type { TrustKey, TrustRoot } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayProposed } from '../../render/say-proposed.ts';
import { personOf } from '../../session/author.ts';
import { openSession } from '../../session/open-session.ts';
import { proposeRoot } from '../../session/propose-root.ts';
import { requireRecord } from '../../session/require-record.ts';
import { readRequest } from './request.ts';

/** `sallyport trust enrol FILE…`: all requests in one new root, vouched for by whoever runs this. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation));
  const requests = invocation.arguments.map(readRequest);
  const { person: vouchedBy } = await personOf(session, session.record.roots.at(-1));
  const { terminal } = invocation;
  for (const each of requests)
    terminal.note(
      `${each.person} (${each.name}) asks for ${each.roles.join(', ') || 'no role'} with ${each.fingerprint}. Compare the fingerprint with what ${each.person} tells you.`,
    );
  const proposal = await proposeRoot(session, (root) => {
    refuseKnownKeys(root, requests);
    const known = new Set(root.persons.map((person) => person.id));
    const added = requests.filter((each) => !known.has(each.person));
    const keys = requests.map(
      (each): TrustKey => ({
        fingerprint: each.fingerprint,
        publicKey: each.publicKey,
        person: each.person,
        runner: null,
        actor: 'Human',
        presence: each.publicKey.startsWith('sk-') ? 'proved' : 'key file',
        status: 'active',
        since: null,
      }),
    );
    const grants = requests.flatMap((each) => each.roles.map((role) => ({ person: each.person, role })));
    const fresh = grants.filter(
      (grant) => !root.grants.some((old) => old.person === grant.person && old.role === grant.role),
    );
    return {
      body: {
        persons: [...root.persons, ...added.map((each) => ({ id: each.person, vouchedBy }))],
        keys: [...root.keys, ...keys],
        grants: [...root.grants, ...fresh],
      },
      people: added.map(({ person, name, email }) => ({ id: person, name, email })),
    };
  });
  sayProposed(terminal, proposal);
  return exitCode.go;
}

/** One key belongs to one principal, for ever: a request may bring a new key only, and each a key of its own. */
function refuseKnownKeys(root: TrustRoot, requests: readonly { person: string; fingerprint: string }[]): void {
  const owners = new Map(root.keys.map((key) => [key.fingerprint, key.person ?? `the runner ${key.runner}`]));
  for (const { person, fingerprint } of requests) {
    const owner = owners.get(fingerprint);
    if (owner) {
      const why = `The key ${fingerprint} that ${person} asks with is in the trust root already: it belongs to ${owner}.`;
      throw new CliError('CLI_NOT_ALLOWED', why, { command: 'sallyport trust request --key PATH-OF-A-NEW-KEY' });
    }
    owners.set(fingerprint, person);
  }
}
