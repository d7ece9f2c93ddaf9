import { type Document, isNode, LineCounter, parseAllDocuments } from 'yaml';
import { ProbeError } from '../../probe-error.ts';
import { mapOf } from './normal-values.ts';

/** A document of a file that is no Compose file. */
export interface YamlDocument {
  readonly value: Readonly<Record<string, unknown>>;
  /** Place of a value, or of the nearest thing around it that was written: `path:line`. */
  at(...path: readonly (string | number)[]): string;
}

const mostDocuments = 1000;
const mostAliases = 100;

/** The documents of a YAML file, empty ones left out. Throws PROBE_FORMAT on what is no YAML; values are never quoted. */
export function yamlDocuments(path: string, text: string): readonly YamlDocument[] {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { version: '1.2', uniqueKeys: true, lineCounter: lines, logLevel: 'silent' });
  const documents: readonly Document[] = Array.isArray(parsed) ? parsed : [];
  if (documents.length > mostDocuments) throw unreadable(path, 1, `has more than ${mostDocuments} documents`);
  return documents.flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw unreadable(path, lines.linePos(error.pos[0]).line, 'is no readable YAML');
    const value = plainOf(document, path);
    if (value === null) return [];
    return [{ value: mapOf(value), at: placeIn(document, path, lines) }];
  });
}

function plainOf(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases }) as unknown;
  } catch (cause) {
    throw new ProbeError('PROBE_FORMAT', `${path}:1 uses more aliases than anybody writes.`, { cause });
  }
}

function placeIn(document: Document, path: string, lines: LineCounter): YamlDocument['at'] {
  return (...keys) => {
    for (let length = keys.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return `${path}:${lines.linePos(node.range[0]).line}`;
    }
    return `${path}:1`;
  };
}

function unreadable(path: string, line: number, what: string): ProbeError {
  return new ProbeError('PROBE_FORMAT', `${path}:${line} ${what}.`);
}
