import { ComposeError, type ComposeErrorCode } from '../compose-error.ts';
import type { ComposeNode, Position } from '../node.ts';
import { limits } from './limits.ts';

/** An anchored node, with what a copy of it costs. `node` is null while it is being read: an alias to it is a circle. */
export interface Anchor {
  readonly node: ComposeNode | null;
  readonly size: number;
  readonly height: number;
}

/** The text and how far it has been read. One object, changed in place: this is the hot loop of the loader. */
export interface Source {
  readonly file: string;
  /** Ends with NUL, which YAML forbids: so every look ahead is inside the text. */
  readonly text: string;
  pos: number;
  line: number;
  lineStart: number;
  /** True where a key may begin, and then no tab may stand there: at the start of a line and after `-` and `?`. */
  keyAllowed: boolean;
  /** Where the last `:` or `-` ended: there stands the null that follows it when nothing else does. */
  markLine: number;
  markColumn: number;
  depth: number;
  deepest: number;
  nodes: number;
  anchors: Map<string, Anchor>;
  /** Handles that `%TAG` directives of the document declare. */
  tagHandles: ReadonlySet<string>;
  /** Where values end, by the place where they begin; null where nobody asks, as in every load. */
  ends: Map<string, PlaceInText> | null;
  /** Texts that were read as keys, each in the place that its signs give it. */
  readonly keyTexts: (string | undefined)[];
  /** Where the text ended that was read last. */
  end: PlaceInText;
}

/** A line and a column, each from 1. */
export type PlaceInText = Pick<Position, 'line' | 'column'>;

export function openSource(text: string, file: string): Source {
  return {
    file,
    // Joined, and not added: the engine would look up the two halves at every sign.
    text: [text, '\0'].join(''),
    pos: 0,
    line: 1,
    lineStart: 0,
    keyAllowed: true,
    markLine: 1,
    markColumn: 1,
    depth: 0,
    deepest: 0,
    nodes: 0,
    anchors: new Map(),
    tagHandles: new Set(),
    ends: null,
    keyTexts: [],
    end: { line: 1, column: 1 },
  };
}

export function here(source: Source): Position {
  return { file: source.file, line: source.line, column: source.pos - source.lineStart + 1 };
}

export function placeKey({ line, column: at }: PlaceInText): string {
  return `${line}:${at}`;
}

/** Remembers that a value of one piece of text, which began at `at`, ends where the source stands. */
export function noteEnd(source: Source, at: PlaceInText): void {
  if (source.ends !== null) {
    source.end = endOfText(source);
    source.ends.set(placeKey(at), source.end);
  }
}

/** Remembers that a list or a mapping ends with the last value in it. */
export function noteEndOfLast(source: Source, at: PlaceInText): void {
  source.ends?.set(placeKey(at), source.end);
}

/** Behind the last sign before the source: reading text may have stepped over line breaks already. */
function endOfText({ text, pos, line, lineStart }: Source): PlaceInText {
  let end = pos;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) {
    end -= 1;
  }
  if (end >= lineStart) {
    return { line, column: end - lineStart + 1 };
  }
  const breaks = text.slice(end, pos).match(/\r\n|[\r\n\x85\u2028\u2029]/g)?.length ?? 0;
  // Step by step: a pattern that is tied to the end only would be tried from every place before it.
  let start = end;
  while (start > 0 && !/[\r\n\x85\u2028\u2029]/.test(text.charAt(start - 1))) {
    start -= 1;
  }
  return { line: line - breaks, column: end - start + 1 };
}

/** Steps over an indicator and remembers where it ended. */
export function passIndicator(source: Source): void {
  source.pos += 1;
  source.markLine = source.line;
  source.markColumn = source.pos - source.lineStart + 1;
}

export function column(source: Source): number {
  return source.pos - source.lineStart;
}

export function refuse(
  at: Position,
  message: string,
  suggestion: string | null = null,
  code: ComposeErrorCode = 'COMPOSE_NOT_YAML',
): never {
  throw new ComposeError({ code, message, at, path: [], suggestion });
}

/** Counts nodes as they will be after every alias is written out, so that a small file cannot become a huge model. */
export function countNodes(source: Source, added: number): void {
  source.nodes += added;
  if (source.nodes > limits.nodes) {
    refuse(
      here(source),
      `With its aliases written out, this file has more than ${limits.nodes} values.`,
      'Use fewer aliases of aliases.',
      'COMPOSE_TOO_COMPLEX',
    );
  }
}

export function checkDepth(source: Source, depth: number): void {
  if (depth > source.deepest) {
    source.deepest = depth;
    if (depth > limits.depth) {
      refuse(here(source), `Values are nested more than ${limits.depth} deep.`, null, 'COMPOSE_TOO_COMPLEX');
    }
  }
}
