import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import { GateFileError, type GateFileProblem } from './gate-file-error.ts';
import { readGateText } from './read-gate-text.ts';

const deepest = 32;
/** An alias may repeat a list or two; more than that is an attempt to blow the file up in memory. */
const mostAliases = 50;

/** A parsed YAML file with the place of everything in it. */
export interface GateDocument {
  readonly path: string;
  readonly value: unknown;
  /** Line and column of a key, or of what stands under it; of the nearest part above where it is not there. */
  place(path: readonly PropertyKey[], at: 'key' | 'value'): { readonly line: number; readonly column: number };
  /** What stands under a path as it is written, for a scalar on one line; null otherwise. */
  source(path: readonly PropertyKey[]): string | null;
}

/**
 * Parses YAML 1.2 strictly: no merge keys, no tags but the standard ones, no directives, each key once. Throws
 * GATE_FILE_TOO_LARGE and GATE_FILE_SYNTAX with all problems.
 */
export function parseGateDocument(bytes: Uint8Array, path: string): GateDocument {
  const text = readGateText(bytes, path);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    // Compared pair by pair, which takes minutes in a long file; `structureProblems` does it with a set.
    uniqueKeys: false,
  });
  const problem = (offset: number, what: string, instead: string): GateFileProblem => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    return { line: Math.max(1, line), column: Math.max(1, col), what, instead };
  };
  const problems = [
    ...[...document.errors, ...document.warnings].map(({ message, pos, code }) =>
      problem(pos[0], message.replace(/\.?\s*$/, ''), adviceFor(code)),
    ),
    ...(document.errors.length === 0 ? structureProblems(document, problem) : []),
  ];
  if (problems.length > 0) throw new GateFileError('GATE_FILE_SYNTAX', path, problems);
  return {
    path,
    value: valueOf(document, path),
    place: (keys, at) => {
      const { line, col } = lines.linePos(offsetOf(document, keys, at));
      return { line: Math.max(1, line), column: Math.max(1, col) };
    },
    source: (keys) => {
      const node = nodeAt(document, keys);
      return isScalar(node) && node.range ? text.slice(node.range[0], node.range[1]) : null;
    },
  };
}

function valueOf(document: Document.Parsed, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (cause) {
    const what = 'aliases in this file unfold to too much';
    throw new GateFileError(
      'GATE_FILE_TOO_LARGE',
      path,
      [{ line: 1, column: 1, what, instead: 'Write the parts out.' }],
      {
        cause,
      },
    );
  }
}

function adviceFor(code: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'Indent with spaces.';
    case 'TAG_RESOLVE_FAILED':
      return 'Leave the tag out; a gate file holds plain text, numbers, lists and maps.';
    case 'MULTIPLE_DOCS':
      return 'Keep one document in the file and leave `---` out.';
    case 'NON_STRING_KEY':
      return 'Write a plain key.';
    default:
      return 'Correct the YAML here; indentation and quotes are the usual cause.';
  }
}

type Problem = (offset: number, what: string, instead: string) => GateFileProblem;

/** What YAML allows and a gate file does not. */
function structureProblems(document: Document.Parsed, problem: Problem): readonly GateFileProblem[] {
  const problems: GateFileProblem[] = [];
  if (document.directives.yaml.explicit && document.directives.yaml.version !== '1.2') {
    problems.push(problem(0, 'the file asks for another version of YAML', 'Leave the %YAML directive out.'));
  }
  let aliases = 0;
  visit(document, {
    Alias(_key, alias) {
      aliases += 1;
      if (aliases === mostAliases + 1) {
        const what = `the file has more than ${mostAliases} aliases`;
        problems.push(problem(alias.range?.[0] ?? 0, what, 'Write the parts out.'));
      }
    },
    Node(_key, node, path) {
      if (depthOf(path) <= deepest) return undefined;
      problems.push(problem(rangeStart(node), `lists go deeper than ${deepest} levels`, 'No gate file needs this.'));
      return visit.BREAK;
    },
    Map(_key, map, path) {
      if (depthOf(path) > deepest) return visit.BREAK;
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = nameOf(key);
        const offset = rangeStart(key);
        if (name === '<<') problems.push(problem(offset, 'merge keys are not read', 'Write the keys out.'));
        // Such a key would be lost without a word on its way through JavaScript.
        if (name === '__proto__') problems.push(problem(offset, 'no key has this name', 'Leave it out.'));
        if (seen.has(name)) {
          problems.push(problem(offset, `the key "${name}" stands here a second time`, 'Leave one of the two out.'));
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return problems;
}

/** How many lists and maps a node stands in. */
function depthOf(path: readonly unknown[]): number {
  return path.filter((above) => isMap(above) || isSeq(above)).length;
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function offsetOf(document: Document.Parsed, keys: readonly PropertyKey[], at: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = rangeStart(node);
  for (const [index, key] of keys.entries()) {
    node = isAlias(node) ? node.resolve(document) : node;
    const last = index === keys.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((each) => isPair(each) && nameOf(each.key) === String(key));
      if (!pair) return offset;
      const value = rangeStart(pair.value);
      // An empty value has no place of its own worth showing; its key has.
      offset = (last && at === 'key') || value === 0 || isEmpty(pair.value) ? rangeStart(pair.key) : value;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (node === undefined) return offset;
      offset = rangeStart(node);
    } else {
      return offset;
    }
  }
  return offset;
}

function isEmpty(node: unknown): boolean {
  return (
    node === null ||
    (isScalar(node) && node.range !== null && node.range !== undefined && node.range[0] === node.range[1])
  );
}

function rangeStart(node: unknown): number {
  return (node as Node | null | undefined)?.range?.[0] ?? 0;
}

function nodeAt(document: Document.Parsed, keys: readonly PropertyKey[]): unknown {
  let node: unknown = document.contents;
  for (const key of keys) {
    node = isAlias(node) ? node.resolve(document) : node;
    if (isMap(node)) node = node.items.find((each) => nameOf(each.key) === String(key))?.value;
    else if (isSeq(node)) node = node.items[Number(key)];
    else return null;
  }
  return isAlias(node) ? node.resolve(document) : node;
}
