import { ComposeError, type ComposeNode, type MapNode, type Position, parseYaml } from '@sallyport/compose';

/** What is wrong with a file before any service is looked at. */
export interface ShapeProblem {
  readonly rule: 'conflict-marker' | 'not-yaml' | 'duplicate-key' | 'too-complex' | 'no-services' | 'service-shape';
  readonly line: number;
  readonly what: string;
}

export interface ComposeService {
  readonly name: string;
  readonly line: number;
  /** Says itself, or through a merge key, what runs: image, build, extends or provider. */
  readonly runs: boolean;
  /** With the place of the name, counted from 1. */
  readonly environmentFiles: readonly { readonly path: string; readonly line: number; readonly column: number }[];
}

export interface ComposeShape {
  readonly services: readonly ComposeService[];
  /** Other files bring services, so that a service here may be completed there. */
  readonly includes: boolean;
  readonly problems: readonly ShapeProblem[];
}

/** Nobody writes more by hand; a bomb needs many aliases of aliases. */
const mostAliases = 2_000;
const mostProblems = 20;

const composeKeys = /^(?:version|name|include|services|models|networks|volumes|configs|secrets|x-.*)$/;
const runningKeys = ['image', 'build', 'extends', 'provider'];
const lineBreak = /\r\n|\n|\r/;

/** Reads the shape of a Compose file as the loader reads its YAML. Values are never quoted. */
export function composeShape(text: string): ComposeShape {
  const marker = text.split(lineBreak).findIndex((line) => /^(?:<{7}|>{7}|\|{7})(?: |$)/.test(line));
  if (marker >= 0) return broken({ rule: 'conflict-marker', line: marker + 1, what: 'a merge conflict was committed' });
  if ((text.match(/(?:^|[\s:,[{-])\*[^\s*]/g) ?? []).length > mostAliases) {
    return broken({ rule: 'too-complex', line: 1, what: `it uses more than ${mostAliases} aliases` });
  }
  const documents = documentsOf(text);
  if ('rule' in documents) return broken(documents);
  if (documents.length === 0) return broken({ rule: 'no-services', line: 1, what: 'it is empty' });
  const shapes = documents.map(shapeOf);
  return {
    services: shapes.flatMap(({ services }) => services),
    includes: shapes.some(({ includes }) => includes),
    problems: shapes.flatMap(({ problems }) => problems).slice(0, mostProblems),
  };
}

function broken(problem: ShapeProblem): ComposeShape {
  return { services: [], includes: false, problems: [problem] };
}

function documentsOf(text: string): readonly ComposeNode[] | ShapeProblem {
  try {
    return parseYaml(text, '');
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return problemOf(error, text);
  }
}

/** The loader's own sentences name keys and anchors of the file; these do not, so that no value can stand in them. */
function problemOf({ code, problems }: ComposeError, text: string): ShapeProblem {
  const at = problems[0]?.at ?? { line: 1, column: 1 };
  const { line } = at;
  if (code === 'COMPOSE_DUPLICATE_KEY')
    return { rule: 'duplicate-key', line, what: 'a key stands twice in the same mapping' };
  if (code === 'COMPOSE_TOO_COMPLEX' || code === 'COMPOSE_FILE_TOO_LARGE')
    return { rule: 'too-complex', line, what: 'it is larger, with its aliases written out, than anybody writes' };
  return { rule: 'not-yaml', line, what: wordsAt(text, at) };
}

/** What stands where reading stopped tells most of the reason. */
function wordsAt(text: string, { line, column }: Pick<Position, 'line' | 'column'>): string {
  const whole = text.split(lineBreak)[line - 1] ?? '';
  const written = whole.slice(column - 1);
  if (written.startsWith('\t')) return 'a tab is used to indent';
  if (written.startsWith('*')) return 'an alias names no anchor';
  if (/^["']/.test(written) || written === '') return 'a character is missing';
  return whole.slice(0, column - 1).trim() === ''
    ? 'the indentation does not fit, or a colon is missing'
    : 'something stands where it cannot stand';
}

function shapeOf(root: ComposeNode): ComposeShape {
  if (root.kind !== 'map') return broken({ rule: 'no-services', line: root.at.line, what: 'it is not a mapping' });
  const includes = valueOf(root, 'include')?.kind === 'list';
  const listed = valueOf(root, 'services');
  if (listed === undefined) {
    // An override may hold a name or networks alone; a pipeline's or a chart's file has keys of its own.
    const foreign = includes ? undefined : [...root.entries].find(([key]) => !composeKeys.test(key));
    if (foreign === undefined) return { services: [], includes, problems: [] };
    const [, { value }] = foreign;
    const isService = value.kind === 'map' && (value.entries.has('image') || value.entries.has('build'));
    const what = isService
      ? 'services stand at the top, as in the first version of Compose files, which Compose no longer reads'
      : 'there are no `services`, and a key that no Compose file has';
    return broken({ rule: 'no-services', line: foreign[1].keyAt.line, what });
  }
  if (listed.kind !== 'map') {
    const what = '`services` is not a mapping';
    return { services: [], includes, problems: [{ rule: 'no-services', line: listed.at.line, what }] };
  }
  return { ...servicesOf(listed), includes };
}

function servicesOf(listed: MapNode): Pick<ComposeShape, 'services' | 'problems'> {
  const problems: ShapeProblem[] = [];
  const services: ComposeService[] = [];
  for (const [name, { keyAt, value: service }] of listed.entries) {
    // An overlay may leave a service empty, and `!reset null` takes one out.
    if (service.directive === 'reset' || (service.kind === 'scalar' && service.value === null)) continue;
    const { line } = keyAt;
    if (service.kind !== 'map') {
      problems.push({ rule: 'service-shape', line, what: `the service ${name} is not a mapping` });
      continue;
    }
    const runs = runningKeys.some((key) => service.entries.has(key));
    services.push({ name, line, runs, environmentFiles: environmentFiles(valueOf(service, 'env_file')) });
  }
  return { services, problems };
}

function environmentFiles(value: ComposeNode | undefined): ComposeService['environmentFiles'] {
  const entries = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return entries.flatMap((entry) => {
    const named = entry.kind === 'map' ? valueOf(entry, 'path') : entry;
    const path = scalarOf(named);
    const { line = 0, column = 0 } = named?.at ?? {};
    const isOptional = entry.kind === 'map' && scalarOf(valueOf(entry, 'required')) === false;
    // Interpolated paths are known only when the stack is resolved.
    return typeof path === 'string' && path !== '' && !path.includes('$') && !isOptional
      ? [{ path, line, column }]
      : [];
  });
}

function valueOf(map: MapNode, key: string): ComposeNode | undefined {
  return map.entries.get(key)?.value;
}

function scalarOf(node: ComposeNode | undefined): string | number | boolean | null {
  return node?.kind === 'scalar' ? node.value : null;
}
