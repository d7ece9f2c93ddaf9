import { draftFounding, ownSigner, signAll, writeFiles } from '@sallyport/actions';
import { readRecord } from '@sallyport/record';
import { openRepository, readRecordFiles, recover } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { readPeopleFolder } from './people-folder.ts';

/** `sallyport trust found --people DIR`: root 1, signed by the founder; its digest is what people pin. */
export async function run(invocation: Invocation): Promise<number> {
  const folder = optionText(invocation, 'people');
  if (!folder)
    throw new CliError(
      'CLI_USAGE',
      'Say where the people are: sallyport trust found --people DIR (ID.yaml and ID.pub for each person).',
    );
  const { caller, terminal } = invocation;
  const repository = await openRepository(caller.directory);
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
  const { signer } = await ownSigner({ repository, caller });
  const key = signer.fingerprint;
  const founder = people.persons.find((person) => person.keys.some(({ fingerprint }) => fingerprint === key));
  if (!founder) {
    throw new CliError(
      'CLI_NOT_ENROLLED',
      `The key that would sign (${key}) is nobody's in ${folder}. The founder must be one of the people.`,
      { command: 'sallyport trust found --people DIR --key PATH' },
    );
  }
  const statements = draftFounding(founder.id, {
    ...people,
    origin: optionText(invocation, 'origin') ?? people.origin ?? repository.directory.split('/').at(-1) ?? 'record',
    replaces: optionText(invocation, 'replaces') ?? null,
  });
  const place = { repository, caller, record: null, phase: null };
  const { digests, files } = await signAll(place, { person: founder.id, key, signer }, statements);
  readRecord(files, {});
  const { report } = await writeFiles(place, files);
  const [fingerprint = ''] = digests;
  const [{ body }] = statements;
  if (terminal.json) terminal.document({ fingerprint, persons: people.persons.map((person) => person.id), report });
  else {
    const { persons, keys, sealers } = body;
    const counts = `${count(persons, 'person')}, ${count(keys, 'key')}, ${sealers.length} may seal`;
    terminal.out(`Trust root 1 of ${body.origin}: ${counts} (${report}).`);
    terminal.out(
      `Fingerprint ${fingerprint}\nTell it to everybody by another way than this repository: it is what \`sallyport verify --root\` checks.`,
    );
    if (!keys.some(({ runner }) => runner !== null))
      terminal.out(
        'No machine is in it, so nothing that one sees can be recorded yet. Make the key of one and enrol it:\n' +
          '  ssh-keygen -t ed25519 -f ../ci.runner && sallyport trust enrol ../ci.runner.pub',
      );
  }
  return exitCode.go;
}

function count(list: readonly unknown[], what: string): string {
  return `${list.length} ${what}${list.length === 1 ? '' : 's'}`;
}
