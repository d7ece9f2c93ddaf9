import type { Position, UsedVariable } from '@sallyport/compose';
import type { EnvironmentValue, ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.start-refused',
  number: 'CFG-15',
  title: 'A database is not given what it needs to start',
  why: 'With an empty volume its entry point writes one line and ends, so the stack does not come up from this commit.',
  fix: 'Give it a password from a secret file, by the variable that ends in `_FILE`, and by one of the two alone.',
  source: 'entry points of the official images of PostgreSQL, MySQL and MariaDB',
  find: ({ services, project }) => services.flatMap((service) => inService(service, project.variables)),
};

/** What the entry point of an image looks for before it fills an empty folder. */
interface Demand {
  readonly images: readonly string[];
  /** One of them is enough; each may end in `_FILE`. */
  readonly passwords: readonly string[];
  /** Any value of one of them does as well; `name=value` where one value alone does. */
  readonly instead: readonly string[];
}

const demands: readonly Demand[] = [
  {
    images: ['postgres', 'postgis/postgis', 'timescale/timescaledb', 'pgvector/pgvector'],
    passwords: ['POSTGRES_PASSWORD'],
    instead: ['POSTGRES_HOST_AUTH_METHOD=trust'],
  },
  {
    images: ['mysql'],
    passwords: ['MYSQL_ROOT_PASSWORD'],
    instead: ['MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'],
  },
  {
    images: ['mariadb'],
    passwords: ['MARIADB_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD', 'MARIADB_ROOT_PASSWORD_HASH'],
    instead: [
      'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
      'MARIADB_RANDOM_ROOT_PASSWORD',
      'MYSQL_ALLOW_EMPTY_PASSWORD',
      'MYSQL_RANDOM_ROOT_PASSWORD',
    ],
  },
];

function inService(service: ServiceView, variables: readonly UsedVariable[]): readonly RuleSighting[] {
  const { image, built } = service;
  const isOfficial = image?.registry === 'docker.io' && !built;
  const demand = isOfficial ? demands.find(({ images }) => images.includes(image.repository)) : undefined;
  // What another command starts, and what a file says that nobody sees here, is not known.
  if (demand === undefined || service.unseenEnvironment || startsOtherwise(service)) return [];
  const given = new Map(service.environment.map((each) => [each.name, each]));
  const twice = demand.passwords.find((name) => isSet(given.get(name)) && isSet(given.get(`${name}_FILE`)));
  if (twice !== undefined) {
    const at = given.get(twice)?.at ?? service.at;
    return [sighting(service, at, `gets ${twice} and ${twice}_FILE, and its image refuses both together`)];
  }
  const passwords = demand.passwords.flatMap((name) => [name, `${name}_FILE`]);
  if (passwords.some((name) => isSet(given.get(name))) || demand.instead.some((each) => isMet(each, given))) return [];
  const [name = ''] = demand.passwords;
  const empty = demand.passwords.flatMap((each) => given.get(each) ?? [])[0];
  // Empty for want of a variable: that has a finding of its own.
  if (variables.some(({ from, at }) => from === null && isAt(at, empty?.at))) return [];
  return [
    empty === undefined
      ? sighting(service, service.place('image'), `gets no ${name}`)
      : sighting(service, empty.at ?? service.at, `gets an empty ${empty.name}`),
  ];
}

function sighting(service: ServiceView, at: RuleSighting['at'], how: string): RuleSighting {
  return {
    severity: 'high',
    address: `${service.name}.environment start`,
    at,
    what: `${service.name} ${how}: with an empty volume ${service.component?.title ?? 'it'} ends at once.`,
  };
}

/** Options alone are handed to the server by the entry point; any other program is none of its business. */
function startsOtherwise({ entrypoint, command }: ServiceView): boolean {
  const [program] = command ?? [];
  const isServer = program === undefined || program.startsWith('-') || /^(?:postgres|mysqld|mariadbd)$/.test(program);
  return entrypoint !== null || !isServer;
}

function isAt(one: Position, other: Position | null | undefined): boolean {
  return one.file === other?.file && one.line === other.line && one.column === other.column;
}

/** A value that the shell or a secret file gives counts as one. */
function isSet(entry: EnvironmentValue | undefined): boolean {
  return entry !== undefined && (entry.value === null || entry.value !== '');
}

function isMet(demand: string, given: ReadonlyMap<string, EnvironmentValue>): boolean {
  const [name = '', value] = demand.split('=');
  const entry = given.get(name);
  return isSet(entry) && (value === undefined || entry?.value === null || entry?.value === value);
}
