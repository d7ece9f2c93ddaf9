import { type Person, peoplePath, type TrustBody, type TrustRoot } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { peopleFile } from './people-file.ts';

export interface RootChange {
  readonly body: Partial<Pick<TrustBody, 'persons' | 'keys' | 'grants' | 'sealers'>>;
  /** People who are new; everybody else keeps name and address. */
  readonly people?: readonly Person[];
}

/**
 * Trust root n+1 with these changes. It takes effect when the threshold of root n has signed and it is sealed. Throws
 * CLI_NOT_READY where one is proposed already.
 */
export function draftRoot(session: Founded, change: (root: TrustRoot) => RootChange): readonly [NewStatement<'trust'>] {
  const root = session.record.roots.at(-1);
  if (!root) throw new ActionError('CLI_NO_TRUST_ROOT', 'There is no trust root.');
  const open = session.record.statements.find((each) => each.type === 'trust' && each.body.version > root.version);
  if (open) {
    throw new ActionError(
      'CLI_NOT_READY',
      `Trust root ${root.version + 1} is already proposed (${open.digest.slice(0, 12)}). Co-sign it, or its author withdraws it.`,
      { command: 'sallyport trust cosign' },
    );
  }
  const { body, people = [] } = change(root);
  const { statement: _, effectiveAt: __, ...base } = root;
  const persons = body.persons ?? base.persons;
  const known = new Map([...session.record.people, ...people.map((person): [string, Person] => [person.id, person])]);
  const version = root.version + 1;
  const registry = peopleFile(
    version,
    persons.map(({ id }) => known.get(id) ?? { id, name: id, email: null }),
  );
  const next: TrustBody = {
    ...base,
    ...sorted(body),
    version,
    previous: root.statement,
    threshold: Math.min(2, persons.length),
    people: registry.digest,
  };
  return [
    {
      type: 'trust',
      subject: [{ name: 'people', digest: { sha256: registry.digest } }],
      body: next,
      files: new Map([[peoplePath(version), registry.bytes]]),
    },
  ];
}

function sorted(body: RootChange['body']): RootChange['body'] {
  const byText = <T>(list: readonly T[], text: (item: T) => string): T[] =>
    [...list].sort((left, right) => (text(left) < text(right) ? -1 : 1));
  return {
    ...body,
    ...(body.persons ? { persons: byText(body.persons, (person) => person.id) } : {}),
    ...(body.keys ? { keys: byText(body.keys, (key) => key.fingerprint) } : {}),
    ...(body.grants ? { grants: byText(body.grants, (grant) => `${grant.person} ${grant.role}`) } : {}),
  };
}
