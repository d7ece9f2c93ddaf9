import type { ComposeNode } from '../node.ts';
import { scalarNode } from '../node-factory.ts';
import { parseBlockNode } from './block.ts';
import { isDocumentMark } from './characters.ts';
import { strayText } from './key.ts';
import { limits } from './limits.ts';
import { column, here, openSource, type PlaceInText, placeKey, refuse, type Source } from './source.ts';
import { skipToToken } from './white-space.ts';

// YAML forbids control characters; half a surrogate pair is no character at all.
const forbidden =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Reads a Compose file as the parser of Compose does (go-yaml v3): one node a document, none for a file of comments.
 * Aliases and merge keys are written out, `!reset` and `!override` stay as directives, every value knows its place.
 * Throws ComposeError with COMPOSE_NOT_YAML, COMPOSE_DUPLICATE_KEY or COMPOSE_TOO_COMPLEX.
 */
export function parseYaml(text: string, file: string): readonly ComposeNode[] {
  return parseFile(text, file).documents;
}

export interface ParsedFile {
  readonly documents: readonly ComposeNode[];
  /** Keys and values of all documents, each alias counted as what it stands for: nobody has to count them again. */
  readonly size: number;
}

/** The same, with its size. */
export function parseFile(text: string, file: string): ParsedFile {
  checkCharacters(text, file);
  return parseSource(openSource(text, file));
}

/**
 * Where the values of a text end: for the place where one begins, the place behind its last sign; null where none
 * begins. A list or mapping ends with the last value in it. For reports that mark a value and not a line. Throws as
 * parseYaml does.
 */
export function endsOfValues(text: string): (at: PlaceInText) => PlaceInText | null {
  checkCharacters(text, '');
  const ends = new Map<string, PlaceInText>();
  const source = openSource(text, '');
  source.ends = ends;
  parseSource(source);
  return (at) => ends.get(placeKey(at)) ?? null;
}

function parseSource(source: Source): ParsedFile {
  const documents: ComposeNode[] = [];
  skipToToken(source, false);
  let explicit = skipDirectives(source);
  while (source.text.charCodeAt(source.pos) !== 0 || explicit) {
    documents.push(parseDocument(source));
    skipToToken(source, false);
    let ended = false;
    while (isMark(source, 46)) {
      endDocument(source);
      ended = true;
    }
    explicit = ended && skipDirectives(source);
    if (source.text.charCodeAt(source.pos) !== 0 && !isMark(source, 45)) {
      strayText(
        source,
        'This does not belong to the value above.',
        'Indent it like its neighbours; a new document begins with ---.',
      );
    }
  }
  return { documents, size: source.nodes };
}

function parseDocument(source: Source): ComposeNode {
  source.keyAllowed = true;
  if (isMark(source, 45)) {
    source.pos += 3;
    source.keyAllowed = false;
    skipToToken(source, false);
  }
  if (source.text.charCodeAt(source.pos) === 0) {
    return scalarNode(here(source), null);
  }
  return parseBlockNode(source, -1, 1, false);
}

function isMark(source: Source, code: number): boolean {
  return column(source) === 0 && source.text.charCodeAt(source.pos) === code && isDocumentMark(source.text, source.pos);
}

function endDocument(source: Source): void {
  source.pos += 3;
  source.keyAllowed = false;
  skipToToken(source, false);
}

/** `%YAML 1.2` and `%TAG` before a document; the document must then begin with ---. */
function skipDirectives(source: Source): boolean {
  let found = false;
  const handles = new Set<string>();
  while (source.text.charCodeAt(source.pos) === 37 && column(source) === 0) {
    found = true;
    const line = source.text.slice(source.pos).split(/[\r\n\0]/, 1)[0] ?? '';
    if (!/^%(?:YAML[ \t]+1\.[0-9]{1,2}|TAG[ \t]+!(?:[\w-]*!)?[ \t]+\S+)[ \t]*(?:#.*)?$/.test(line)) {
      refuse(here(source), 'This is no directive that YAML knows.', 'Put a value that begins with % in quotes.');
    }
    const handle = /^%TAG[ \t]+(\S+)/.exec(line)?.[1];
    if (handle !== undefined) {
      handles.add(handle);
    }
    source.pos += line.length;
    skipToToken(source, false);
  }
  source.tagHandles = handles;
  if (found && !isMark(source, 45)) {
    refuse(here(source), 'After a directive a document begins with ---.');
  }
  return found;
}

function checkCharacters(text: string, file: string): void {
  if (text.length > limits.characters) {
    refuse(
      { file, line: 1, column: 1 },
      `The file has more than ${limits.characters} characters.`,
      null,
      'COMPOSE_FILE_TOO_LARGE',
    );
  }
  const found = forbidden.exec(text);
  if (found !== null) {
    const before = text.slice(0, found.index).split(/\r\n|[\r\n]/);
    const code = text.charCodeAt(found.index).toString(16).padStart(4, '0');
    refuse(
      { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
      `The character U+${code.toUpperCase()} is not allowed in YAML.`,
      'Write it as an escape in double quotes.',
    );
  }
}
