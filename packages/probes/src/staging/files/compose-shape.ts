import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';

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
  readonly environmentFiles: readonly { readonly path: string; readonly line: number }[];
}

export interface ComposeShape {
  readonly services: readonly ComposeService[];
  /** Other files bring services, so that a service here may be completed there. */
  readonly includes: boolean;
  readonly problems: readonly ShapeProblem[];
}

/** Nobody writes more by hand; a bomb needs many aliases of aliases. */
const mostAliases = 2_000;
const mostNodesDeep = 12;
const mostProblems = 20;

const composeKeys = /^(?:version|name|include|services|models|networks|volumes|configs|secrets|x-.*)$/;

const yamlWords: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab is used to indent',
  BAD_INDENT: 'the indentation does not fit',
  MISSING_CHAR: 'a character is missing',
  UNEXPECTED_TOKEN: 'something stands where it cannot stand',
  BAD_ALIAS: 'an alias names no anchor',
  BLOCK_AS_IMPLICIT_KEY: 'a value stands where a key is expected',
  MULTILINE_IMPLICIT_KEY: 'a key runs over several lines, or its colon is missing',
  IMPOSSIBLE: 'the file cannot be read',
};

/** Reads the shape of a Compose file as YAML 1.2 without expanding aliases. Values are never quoted. */
export function composeShape(text: string): ComposeShape {
  const marker = text.split(/\r\n|\n|\r/).findIndex((line) => /^(?:<{7}|>{7}|\|{7})(?: |$)/.test(line));
  if (marker >= 0) return broken({ rule: 'conflict-marker', line: marker + 1, what: 'a merge conflict was committed' });
  if ((text.match(/(?:^|[\s:,[{-])\*[^\s*]/g) ?? []).length > mostAliases) {
    return broken({ rule: 'too-complex', line: 1, what: `it uses more than ${mostAliases} aliases` });
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: '1.2',
    merge: true,
    uniqueKeys: true,
    lineCounter: lines,
    logLevel: 'silent',
    stringKeys: false,
  });
  if (!Array.isArray(documents) || documents.length === 0)
    return broken({ rule: 'no-services', line: 1, what: 'it is empty' });
  const problems: ShapeProblem[] = [];
  const services: ComposeService[] = [];
  let includes = false;
  for (const document of documents) {
    for (const error of document.errors.slice(0, mostProblems)) {
      const line = error.linePos?.[0]?.line ?? lines.linePos(error.pos[0]).line;
      if (error.code === 'DUPLICATE_KEY')
        problems.push({ rule: 'duplicate-key', line, what: 'a key stands twice in the same mapping' });
      else problems.push({ rule: 'not-yaml', line, what: yamlWords[error.code] ?? `the parser says ${error.code}` });
    }
    if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) continue;
    const read = servicesOf(document, lines);
    services.push(...read.services);
    includes ||= read.includes;
    problems.push(...read.problems);
  }
  return { services, includes, problems: problems.slice(0, mostProblems) };
}

function broken(problem: ShapeProblem): ComposeShape {
  return { services: [], includes: false, problems: [problem] };
}

function servicesOf(document: Document, lines: LineCounter): ComposeShape {
  const root = document.contents;
  if (root === null) return { services: [], includes: false, problems: [] };
  const nameless = aliasOfNothing(document);
  if (nameless !== null)
    return broken({ rule: 'not-yaml', line: lines.linePos(nameless).line, what: yamlWords['BAD_ALIAS'] ?? '' });
  const at = (node: { readonly range?: readonly number[] | null } | null | undefined): number =>
    lines.linePos(node?.range?.[0] ?? 0).line;
  if (!isMap(root)) return broken({ rule: 'no-services', line: at(root), what: 'it is not a mapping' });
  const includes = isSeq(resolved(root.get('include', true), document));
  const listed = root.get('services', true);
  const map = resolved(listed, document);
  if (listed === undefined) {
    // An override may hold a name or networks alone; a pipeline's or a chart's file has keys of its own.
    const foreign = includes
      ? undefined
      : root.items.find(
          (pair) => isScalar(pair.key) && !isMergeKey(pair.key) && !composeKeys.test(String(pair.key.value)),
        );
    if (foreign === undefined) return { services: [], includes, problems: [] };
    return broken({
      rule: 'no-services',
      line: at(foreign.key as Scalar),
      what: 'there are no `services`, and a key that no Compose file has',
    });
  }
  if (!isMap(map))
    return {
      services: [],
      includes,
      problems: [
        { rule: 'no-services', line: at(isNode(listed) ? listed : root), what: '`services` is not a mapping' },
      ],
    };
  const problems: ShapeProblem[] = [];
  const services: ComposeService[] = [];
  for (const pair of map.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    if (isMergeKey(pair.key)) continue;
    const name = String(pair.key.value);
    const service = resolved(pair.value, document);
    if (isMap(service) && service.tag === '!reset') continue;
    if (!isMap(service)) {
      // An overlay may leave a service empty, and `!reset null` takes one out.
      const empty = service === null || (isScalar(service) && (service.value === null || service.tag === '!reset'));
      if (!empty)
        problems.push({ rule: 'service-shape', line: at(pair.key), what: `the service ${name} is not a mapping` });
      continue;
    }
    services.push({
      name,
      line: at(pair.key),
      runs: ['image', 'build', 'extends', 'provider'].some((key) => merged(service, key, document) !== undefined),
      environmentFiles: environmentFiles(merged(service, 'env_file', document), document, at(pair.key)),
    });
  }
  return { services, includes, problems };
}

function environmentFiles(value: unknown, document: Document, line: number): ComposeService['environmentFiles'] {
  const node = resolved(value, document);
  const entries = isSeq(node) ? node.items.map((item) => resolved(item, document)) : [node];
  return entries.flatMap((entry) => {
    const path = isMap(entry) ? entry.get('path') : isScalar(entry) ? entry.value : null;
    const optional = isMap(entry) && entry.get('required') === false;
    // Interpolated paths are known only when the stack is resolved.
    return typeof path === 'string' && path !== '' && !path.includes('$') && !optional ? [{ path, line }] : [];
  });
}

/** Value of a key, in the mapping itself or in what it merges in (`<<`). */
function merged(map: YAMLMap, key: string, document: Document, depth = 0): unknown {
  const own = map.get(key, true);
  if (own !== undefined || depth > mostNodesDeep) return own;
  for (const pair of map.items) {
    if (!isScalar(pair.key) || !isMergeKey(pair.key)) continue;
    const source = resolved(pair.value, document);
    for (const each of isSeq(source) ? source.items.slice(0, 50).map((item) => resolved(item, document)) : [source]) {
      const value = isMap(each) ? merged(each, key, document, depth + 1) : undefined;
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** Offset of the first alias whose anchor does not stand before it, or null. The parser minds only when it expands. */
function aliasOfNothing(document: Document): number | null {
  const anchors = new Set<string>();
  let offset: number | null = null;
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        if (anchors.has(node.source)) return undefined;
        offset = node.range?.[0] ?? 0;
        return visit.BREAK;
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      return undefined;
    },
  });
  return offset;
}

/** The parser gives `<<` as a symbol where it merges, and as text where it is quoted. */
function isMergeKey(key: Scalar): boolean {
  return typeof key.value === 'symbol';
}

function resolved(node: unknown, document: Document): unknown {
  return isAlias(node) ? (node.resolve(document) ?? null) : (node ?? null);
}
