import {
  type Fingerprint,
  type PersonId,
  readRecord,
  type Sha256,
  signStatement,
  type TrustBody,
  type TrustKey,
} from '@sallyport/record';
import { openRepository, readRecordFiles, recover } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { writeFiles } from '../../session/append.ts';
import { ownSigner } from '../../session/author.ts';
import { newHeader } from '../../session/header.ts';
import { peopleFile } from '../../session/people-file.ts';
import { type PeopleFolder, readPeopleFolder } from './people-folder.ts';

/** `sallyport trust found --people DIR`: root 1, signed by the founder; its digest is what people pin. */
export async function run(invocation: Invocation): Promise<number> {
  const folder = optionText(invocation, 'people');
  if (!folder)
    throw new CliError(
      'CLI_USAGE',
      'Say where the people are: sallyport trust found --people DIR (ID.yaml and ID.pub for each person).',
    );
  const repository = await openRepository(invocation.directory);
  await recover(repository);
  const existing = await readRecordFiles(repository);
  if (existing.size > 0) {
    throw new CliError(
      'CLI_NOT_ALLOWED',
      'This repository has a record already. Change its people with trust enrol, grant and revoke.',
      { command: 'sallyport status' },
    );
  }
  const people = readPeopleFolder(folder);
  const { signer } = await ownSigner({ repository, invocation });
  const founder = people.persons.find((person) => person.keys.some((key) => key.fingerprint === signer.fingerprint));
  if (!founder) {
    throw new CliError(
      'CLI_NOT_ENROLLED',
      `The key that would sign (${signer.fingerprint}) is nobody's in ${folder}. The founder must be one of the people.`,
      { command: 'sallyport trust found --people DIR --key PATH' },
    );
  }
  const registry = peopleFile(1, people.persons);
  const body = rootBody(people, founder.id, {
    origin: optionText(invocation, 'origin') ?? people.origin ?? repository.directory.split('/').at(-1) ?? 'record',
    kind: people.kind,
    replaces: optionText(invocation, 'replaces') ?? null,
    people: registry.digest,
  });
  const header = newHeader(null, { person: founder.id, key: signer.fingerprint }, null, invocation.now());
  const { digest, files } = await signStatement(
    { type: 'trust', subject: [{ name: 'people', digest: { sha256: registry.digest } }], header, body },
    signer,
  );
  files.set(registry.path, registry.bytes);
  readRecord(files, {});
  const { report } = await writeFiles({ repository, invocation }, files);
  const { terminal } = invocation;
  if (terminal.json)
    terminal.document({ fingerprint: digest, persons: people.persons.map((person) => person.id), report });
  else {
    terminal.out(
      `Trust root 1 of ${body.origin}: ${body.persons.length} persons, ${body.keys.length} keys, ${body.sealers.length} may seal (${report}).`,
    );
    terminal.out(
      `Fingerprint ${digest}\nTell it to everybody by another way than this repository: it is what \`sallyport verify --root\` checks.`,
    );
  }
  return exitCode.go;
}

function rootBody(
  { persons, runners, sealers }: PeopleFolder,
  founder: PersonId,
  rest: {
    readonly origin: string;
    readonly kind: 'live' | 'demo';
    readonly replaces: Sha256 | null;
    readonly people: Sha256;
  },
): TrustBody {
  const keys: TrustKey[] = [
    ...persons.flatMap((person) => person.keys.map((key) => trustKey(key, { person: person.id, runner: null }))),
    ...[...runners, ...sealers].map(({ id, key }) => trustKey(key, { person: null, runner: id })),
  ];
  const sealing: Fingerprint[] = sealers.map(({ key }) => key.fingerprint);
  const own = keys.find((key) => key.person === founder)?.fingerprint;
  return {
    version: 1,
    previous: null,
    ...rest,
    threshold: Math.min(2, persons.length),
    persons: persons.map(({ id }) => ({ id, vouchedBy: founder })).sort((left, right) => (left.id < right.id ? -1 : 1)),
    keys: keys.sort((left, right) => (left.fingerprint < right.fingerprint ? -1 : 1)),
    grants: persons
      .flatMap(({ id, roles }) => roles.map((role) => ({ person: id, role })))
      .sort((left, right) => (`${left.person} ${left.role}` < `${right.person} ${right.role}` ? -1 : 1)),
    sealers: (sealing.length > 0 ? sealing : own ? [own] : []).sort(),
  };
}

function trustKey(
  key: { readonly fingerprint: string; readonly publicKey: string; readonly presence: TrustKey['presence'] },
  owner: Pick<TrustKey, 'person' | 'runner'>,
): TrustKey {
  return { ...key, ...owner, actor: owner.person ? 'Human' : 'Software', status: 'active', since: null };
}
