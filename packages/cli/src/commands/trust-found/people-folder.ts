import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundingMachine, FoundingPerson } from '@sallyport/actions';
import { shellWord } from '@sallyport/workspace';
import { parse } from 'yaml';
import { CliError } from '../../cli-error.ts';
import { readMachine, readPublicKey, runnerEnding, sealerEnding } from '../../public-key-file.ts';

export interface PeopleFolder {
  readonly origin: string | null;
  readonly kind: 'live' | 'demo';
  readonly persons: readonly FoundingPerson[];
  readonly runners: readonly FoundingMachine[];
  readonly sealers: readonly FoundingMachine[];
}

const idPattern = /^[a-z][a-z0-9-]{0,31}$/;
const largest = 64 * 1024;
const inTheFolder = 'one ID.yaml for each person, with name and roles, and the public key beside it as ID.pub';

/**
 * Reads ID.yaml (name, email, roles) with ID.pub for each person, ID.runner.pub and ID.sealer.pub for machines, and
 * record.yaml (origin, kind). Strict: what does not fit is refused with its file. Throws CLI_PEOPLE_INVALID.
 */
export function readPeopleFolder(folder: string): PeopleFolder {
  const names = list(folder);
  const about = names.includes('record.yaml') ? mapping(folder, 'record.yaml', ['origin', 'kind']) : {};
  const persons = names
    .filter((name) => name.endsWith('.yaml') && name !== 'record.yaml')
    .map((name) => person(folder, name, names));
  if (persons.length === 0) throw empty(folder, `there is no ID.yaml in it; there has to be ${inTheFolder}`);
  return {
    origin: typeof about['origin'] === 'string' ? about['origin'] : null,
    kind: about['kind'] === 'demo' ? 'demo' : 'live',
    persons,
    runners: machines(folder, names, runnerEnding),
    sealers: machines(folder, names, sealerEnding),
  };
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (!existsSync(folder)) throw empty(folder, `there is no such folder; make it, with ${inTheFolder}`, error);
    throw invalid(folder, 'it cannot be read', error);
  }
}

function person(folder: string, name: string, names: readonly string[]): FoundingPerson {
  const id = name.slice(0, -'.yaml'.length);
  if (!idPattern.test(id))
    throw invalid(join(folder, name), 'a person id is small letters, digits and hyphens, such as lena');
  const { name: shown, email = null, roles } = mapping(folder, name, ['name', 'email', 'roles']);
  if (typeof shown !== 'string' || shown.trim() === '' || shown.length > 200)
    throw invalid(join(folder, name), 'it needs `name: …`');
  if (email !== null && (typeof email !== 'string' || email.length > 320))
    throw invalid(join(folder, name), '`email` must be an address');
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === 'string' && idPattern.test(role))) {
    throw invalid(join(folder, name), '`roles` must be a list such as [legal]');
  }
  const keys = names
    .filter(
      (each) => each === `${id}.pub` || (each.startsWith(`${id}.`) && /^\d+\.pub$/.test(each.slice(id.length + 1))),
    )
    .map((each) => readPublicKey(join(folder, each)));
  if (keys.length === 0) throw invalid(join(folder, name), `there is no ${id}.pub beside it`);
  return { id, name: shown, email, roles: sortedNames(roles), keys };
}

function sortedNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort((left, right) => (left < right ? -1 : 1));
}

function machines(folder: string, names: readonly string[], ending: string): readonly FoundingMachine[] {
  return names.filter((name) => name.endsWith(ending)).map((name) => readMachine(join(folder, name), ending));
}

function mapping(folder: string, name: string, known: readonly string[]): Record<string, unknown> {
  const path = join(folder, name);
  let value: unknown;
  try {
    value = parse(readFileSync(path, 'utf8').slice(0, largest), { uniqueKeys: true, maxAliasCount: 0 });
  } catch (error) {
    throw invalid(path, 'it is not YAML', error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(path, `it must hold ${known.join(', ')}`);
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger) throw invalid(path, `unknown key "${stranger}"; it may hold ${known.join(', ')}`);
  return { ...value };
}

/** Nobody writes a first file of a form that was only described: here is one to begin with. */
function empty(folder: string, why: string, cause?: unknown): CliError {
  const at = (name: string): string => shellWord(join(folder, name));
  const about = "printf 'name: Lena Fischer\\nroles: [pm, legal]\\n'";
  const command = `mkdir -p ${shellWord(folder)} && ${about} > ${at('lena.yaml')} && cp ~/.ssh/id_ed25519.pub ${at('lena.pub')}`;
  return new CliError('CLI_PEOPLE_INVALID', `${folder}: ${why}. To begin with one, under your own name:`, {
    command,
    cause,
  });
}

function invalid(path: string, why: string, cause?: unknown): CliError {
  return new CliError('CLI_PEOPLE_INVALID', `${path}: ${why}.`, { cause });
}
