import type { ComposeNode, Position } from '../node.ts';
import { listNode, scalarNode } from '../node-factory.ts';
import { withAnchor } from './anchors.ts';
import { scanBlockScalar } from './block-scalar.ts';
import { isBlankOrEnd, isDocumentMark } from './characters.ts';
import { parseFlow } from './flow.ts';
import { isKeyNear, type Key, keyOf, missingColon, unexpectedValue } from './key.ts';
import { addEntry, finishMap, newMap } from './map-builder.ts';
import { scanPlain } from './plain-scalar.ts';
import { type Properties, readAlias, readProperties } from './properties.ts';
import { scanQuoted } from './quoted-scalar.ts';
import { directiveOf, makeScalar } from './scalar-value.ts';
import { checkDepth, column, countNodes, here, refuse, type Source } from './source.ts';
import { skipToToken } from './white-space.ts';

const dash = 45;
const question = 63;
const colon = 58;

/**
 * Reads the value whose parent stands at column `indent`, the position being on its first token.
 * Nothing that is indented deeper means null. `dashAtIndent`: after a key, a list may begin at the key's own column.
 */
export function parseBlockNode(source: Source, indent: number, depth: number, dashAtIndent: boolean): ComposeNode {
  if (endsBlock(source, indent, dashAtIndent)) {
    countNodes(source, 1);
    return scalarNode(here(source), null);
  }
  const code = source.text.charCodeAt(source.pos);
  if (code !== 38 && code !== 33) {
    return parseContent(source, indent, depth, null);
  }
  const { line, pos, keyAllowed } = source;
  const start = column(source);
  const at = here(source);
  const properties = readProperties(source, false);
  if (source.line === line) {
    // On one line they belong to the key, if a key follows.
    const node = parseContentWith(source, indent, depth, properties);
    return keyFollows(source, line, pos, keyAllowed)
      ? parseBlockMap(source, start, depth, at, null, keyOf(node, at))
      : node;
  }
  if (endsBlock(source, indent, dashAtIndent)) {
    countNodes(source, 1);
    return withAnchor(source, properties, depth, () => makeScalar(at, '', true, properties));
  }
  return withAnchor(source, properties, depth, () => parseContent(source, indent, depth, properties));
}

function endsBlock(source: Source, indent: number, dashAtIndent: boolean): boolean {
  const { text } = source;
  const position = column(source);
  if (text.charCodeAt(source.pos) === 0 || (position === 0 && isDocumentMark(text, source.pos))) {
    return true;
  }
  return position < indent || (position === indent && !(dashAtIndent && isIndicator(source, dash)));
}

function parseContentWith(source: Source, indent: number, depth: number, properties: Properties | null): ComposeNode {
  return withAnchor(source, properties, depth, () => parseLeaf(source, indent, depth, properties));
}

/** A value whose properties, if any, stand on lines above it. */
function parseContent(source: Source, indent: number, depth: number, above: Properties | null): ComposeNode {
  const at = here(source);
  const start = column(source);
  const { line, pos, keyAllowed } = source;
  if (isIndicator(source, dash)) {
    if (!keyAllowed) {
      refuse(at, 'A list cannot begin here.', 'Begin it on a new line.');
    }
    return parseBlockList(source, start, depth, start > indent, above);
  }
  if (isIndicator(source, question) || isIndicator(source, colon)) {
    if (!keyAllowed) {
      unexpectedValue(source);
    }
    return parseBlockMap(source, start, depth, at, above, null);
  }
  const code = source.text.charCodeAt(source.pos);
  const own = code === 38 || code === 33 ? readProperties(source, false) : null;
  const node = parseContentWith(source, indent, depth, own ?? above);
  if (keyFollows(source, line, pos, keyAllowed)) {
    return parseBlockMap(source, start, depth, at, above, keyOf(own === null ? untagged(node, above) : node, at));
  }
  if (own !== null && above !== null) {
    refuse(at, 'A value has one anchor and one tag at most.');
  }
  return node;
}

/** Tag and anchor on the line above belong to the mapping, not to its first key. */
function untagged(node: ComposeNode, above: Properties | null): ComposeNode {
  return above === null || node.kind !== 'scalar' ? node : { ...node, directive: null };
}

/** After a value: true where it turns out to be a key. */
function keyFollows(source: Source, line: number, start: number, keyAllowed: boolean): boolean {
  if (source.line !== line) {
    return false;
  }
  skipBlanks(source);
  if (!isIndicator(source, colon)) {
    return false;
  }
  if (!keyAllowed || !isKeyNear(source, line, start)) {
    unexpectedValue(source);
  }
  return true;
}

function skipBlanks(source: Source): void {
  let code = source.text.charCodeAt(source.pos);
  while (code === 32 || code === 9) {
    source.pos += 1;
    code = source.text.charCodeAt(source.pos);
  }
}

function isIndicator(source: Source, code: number): boolean {
  return source.text.charCodeAt(source.pos) === code && isBlankOrEnd(source.text.charCodeAt(source.pos + 1));
}

/** A scalar, an alias or brackets; nothing that needs lines of its own. */
function parseLeaf(source: Source, indent: number, depth: number, properties: Properties | null): ComposeNode {
  const { text } = source;
  const code = text.charCodeAt(source.pos);
  const at = properties?.at ?? here(source);
  switch (code) {
    case 34:
    case 39: {
      countNodes(source, 1);
      const quoted = scanQuoted(source);
      source.keyAllowed = false;
      return makeScalar(at, quoted, false, properties);
    }
    case 91:
    case 123:
      return parseFlow(source, depth, properties);
    case 42: {
      if (properties !== null) {
        refuse(here(source), 'An alias has no anchor and no tag of its own.');
      }
      return readAlias(source, depth).node as ComposeNode;
    }
    case 124:
    case 62:
      countNodes(source, 1);
      return makeScalar(at, scanBlockScalar(source, indent), false, properties);
    default:
      return parsePlain(source, indent, at, properties);
  }
}

function parsePlain(source: Source, indent: number, at: Position, properties: Properties | null): ComposeNode {
  const character = source.text.charAt(source.pos);
  const next = source.text.charCodeAt(source.pos + 1);
  countNodes(source, 1);
  if ((character === '-' || character === '?' || character === ':') && isBlankOrEnd(next)) {
    if (character === ':' && properties !== null) {
      return makeScalar(at, '', true, properties);
    }
    refuse(here(source), `A value cannot begin with ${character} here.`, 'Begin it on a new line.');
  }
  if (',[]{}#&*!|>\'"%@`'.includes(character)) {
    refuse(here(source), `A value cannot begin with ${character}.`, 'Put the text in quotes.');
  }
  source.keyAllowed = false;
  return makeScalar(at, scanPlain(source, indent, false), true, properties);
}

function parseBlockList(
  source: Source,
  start: number,
  depth: number,
  ownColumn: boolean,
  properties: Properties | null,
): ComposeNode {
  countNodes(source, 1);
  checkDepth(source, depth);
  const at = properties?.at ?? here(source);
  const items: ComposeNode[] = [];
  for (;;) {
    source.pos += 1;
    source.keyAllowed = true;
    skipToToken(source, false);
    items.push(parseBlockNode(source, start, depth + 1, false));
    skipToToken(source, false);
    if (endsBlock(source, start, true)) {
      if (ownColumn && column(source) === start && !atEnd(source)) {
        refuse(
          here(source),
          'Among the items of a list stands something else.',
          'Begin it with `- `, or indent it less.',
        );
      }
      return listNode(at, items, directiveOf(properties));
    }
    if (column(source) !== start) {
      refuse(here(source), 'This belongs neither to the item above nor to the list.', 'Align it with the items.');
    }
  }
}

function atEnd(source: Source): boolean {
  return source.text.charCodeAt(source.pos) === 0 || (column(source) === 0 && isDocumentMark(source.text, source.pos));
}

function parseBlockMap(
  source: Source,
  start: number,
  depth: number,
  at: Position,
  properties: Properties | null,
  firstKey: Key | null,
): ComposeNode {
  countNodes(source, 1);
  checkDepth(source, depth);
  const builder = newMap();
  let key = firstKey;
  for (;;) {
    const asked = key === null && isIndicator(source, question);
    key ??= asked ? parseAskedKey(source, start, depth) : parseKey(source, start, depth);
    addEntry(builder, key, parseMapValue(source, start, depth, asked));
    skipToToken(source, false);
    const position = column(source);
    if (atEnd(source) || position < start) {
      return finishMap(source, builder, properties?.at ?? at, directiveOf(properties));
    }
    if (position > start) {
      refuse(here(source), 'This belongs neither to the value above nor to a key.', 'Align it with the keys.');
    }
    key = null;
  }
}

function parseMapValue(source: Source, start: number, depth: number, asked: boolean): ComposeNode {
  if (asked && !(column(source) === start && isIndicator(source, colon))) {
    countNodes(source, 1);
    return scalarNode(here(source), null);
  }
  source.pos += 1;
  source.keyAllowed = asked;
  skipToToken(source, false);
  return parseBlockNode(source, start, depth + 1, true);
}

/** The key of an entry after the first, the position standing at the column of the keys. */
function parseKey(source: Source, start: number, depth: number): Key {
  const { line, pos } = source;
  const at = here(source);
  if (isIndicator(source, colon)) {
    refuse(at, 'A key is missing before this colon.');
  }
  if (isIndicator(source, dash)) {
    refuse(at, 'A list item stands among keys.', 'Indent it below the key that it belongs to.');
  }
  const code = source.text.charCodeAt(source.pos);
  const properties = code === 38 || code === 33 ? readProperties(source, false) : null;
  const textStart = source.pos;
  const node = source.line === line ? parseContentWith(source, start, depth + 1, properties) : null;
  if (source.line === line) {
    skipBlanks(source);
  }
  if (node === null || !isIndicator(source, colon) || !isKeyNear(source, line, pos)) {
    source.pos = textStart;
    missingColon(source, at);
  }
  return keyOf(node, at);
}

/** `? key`, with its value after a `:` at the same column. */
function parseAskedKey(source: Source, start: number, depth: number): Key {
  source.pos += 1;
  source.keyAllowed = true;
  skipToToken(source, false);
  const at = here(source);
  const key = keyOf(parseBlockNode(source, start, depth + 1, false), at);
  skipToToken(source, false);
  return key;
}
