import type { ComposeNode, Position } from '../node.ts';
import { listNode, scalarNode } from '../node-factory.ts';
import { withAnchor } from './anchors.ts';
import { parseLeaf } from './block-leaf.ts';
import { atEnd, colon, dash, endsBlock, isBlockText, isIndicator, question, skipBlanks } from './block-position.ts';
import { isLetter } from './characters.ts';
import { isKeyNear, type Key, keyOf, missingColon, strayText, unexpectedValue } from './key.ts';
import { addEntry, finishMap, newMap } from './map-builder.ts';
import { scanPlainKey } from './plain-scalar.ts';
import { type Properties, readProperties } from './properties.ts';
import { resolvePlain } from './resolve-plain.ts';
import { directiveOf, makeScalar } from './scalar-value.ts';
import { checkDepth, column, countNodes, here, noteEndOfLast, passIndicator, refuse, type Source } from './source.ts';
import { skipToToken } from './white-space.ts';

/**
 * Reads the value whose parent stands at column `indent`, the position being on its first token.
 * Nothing that is indented deeper means null. `dashAtIndent`: after a key, a list may begin at the key's own column.
 */
export function parseBlockNode(source: Source, indent: number, depth: number, dashAtIndent: boolean): ComposeNode {
  if (endsBlock(source, indent, dashAtIndent) && !isBlockText(source, indent)) {
    return missingNode(source);
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
    const node = anchoredLeaf(source, indent, depth, properties, properties, at);
    return keyFollows(source, line, pos, keyAllowed)
      ? parseBlockMap(source, start, depth, at, null, keyOf(source, node, at))
      : node;
  }
  if (endsBlock(source, indent, dashAtIndent) && !isBlockText(source, indent)) {
    return withAnchor(source, properties, depth, () => emptyText(source, at, properties));
  }
  return withAnchor(source, properties, depth, () => parseContent(source, indent, depth, properties));
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
  if (own !== null && source.line !== line) {
    const both = combined(own, above);
    return withAnchor(source, own, depth, () =>
      endsBlock(source, indent, false) ? emptyText(source, at, both) : parseContent(source, indent, depth, both),
    );
  }
  const before = own === null || above === null ? null : { ...source };
  const node = anchoredLeaf(source, indent, depth, own, own ?? above, at);
  if (keyFollows(source, line, pos, keyAllowed)) {
    return parseBlockMap(
      source,
      start,
      depth,
      at,
      above,
      keyOf(source, own === null ? untagged(node, above) : node, at),
    );
  }
  if (own === null || before === null) {
    return node;
  }
  // No key after all: the properties above and these are of one value, which is read again with both.
  const both = combined(own, above);
  Object.assign(source, before);
  return anchoredLeaf(source, indent, depth, own, both, at);
}

/** Most values have no anchor, and then no function is made to read them. */
function anchoredLeaf(
  source: Source,
  indent: number,
  depth: number,
  own: Properties | null,
  properties: Properties | null,
  start: Position,
): ComposeNode {
  return own === null
    ? parseLeaf(source, indent, depth, properties, start)
    : withAnchor(source, own, depth, () => parseLeaf(source, indent, depth, properties, own.at));
}

/** Null, where after an indicator nothing follows. */
function missingNode(source: Source): ComposeNode {
  countNodes(source, 1);
  const at = { file: source.file, line: source.markLine, column: source.markColumn };
  source.end = at;
  return scalarNode(at, null);
}

function emptyText(source: Source, at: Position, properties: Properties | null): ComposeNode {
  countNodes(source, 1);
  return makeScalar(at, '', true, properties);
}

/** Anchor and tag of one value on two lines. */
function combined(own: Properties, above: Properties | null): Properties {
  if (above === null) {
    return own;
  }
  if ((own.anchor !== null && above.anchor !== null) || (own.tag !== null && above.tag !== null)) {
    refuse(own.at, 'A value has one anchor and one tag at most.');
  }
  return { at: above.at, anchor: own.anchor ?? above.anchor, tag: own.tag ?? above.tag };
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
    passIndicator(source);
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
      noteEndOfLast(source, at);
      return listNode(at, items, directiveOf(properties));
    }
    if (column(source) !== start || !source.keyAllowed) {
      strayText(source, 'This belongs neither to the item above nor to the list.', 'Align it with the items.');
    }
  }
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
      noteEndOfLast(source, properties?.at ?? at);
      return finishMap(source, builder, properties?.at ?? at, directiveOf(properties));
    }
    if (position > start || !source.keyAllowed) {
      strayText(source, 'This belongs neither to the value above nor to a key.', 'Align it with the keys.');
    }
    key = null;
  }
}

function parseMapValue(source: Source, start: number, depth: number, asked: boolean): ComposeNode {
  if (asked && !(column(source) === start && isIndicator(source, colon))) {
    return missingNode(source);
  }
  passIndicator(source);
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
  if (isLetter(code)) {
    return plainKey(source, start, at);
  }
  const properties = code === 38 || code === 33 ? readProperties(source, false) : null;
  const textStart = source.pos;
  const node = source.line === line ? anchoredLeaf(source, start, depth + 1, properties, properties, at) : null;
  if (source.line === line) {
    skipBlanks(source);
  }
  if (node === null || !isIndicator(source, colon) || !isKeyNear(source, line, pos)) {
    source.pos = textStart;
    missingColon(source, at);
  }
  return keyOf(source, node, at);
}

/** A key that begins with a letter, as nearly all do: it needs no value of its own. */
function plainKey(source: Source, start: number, at: Position): Key {
  const { line, pos } = source;
  countNodes(source, 1);
  source.keyAllowed = false;
  const value = resolvePlain(scanPlainKey(source, start));
  if (source.line === line) {
    skipBlanks(source);
  }
  if (!isIndicator(source, colon) || !isKeyNear(source, line, pos)) {
    source.pos = pos;
    missingColon(source, at);
  }
  return typeof value === 'string' ? { text: value, at, merge: false } : keyOf(source, scalarNode(at, value), at);
}

/** `? key`, with its value after a `:` at the same column. */
function parseAskedKey(source: Source, start: number, depth: number): Key {
  passIndicator(source);
  source.keyAllowed = true;
  skipToToken(source, false);
  const at = here(source);
  const key = keyOf(source, parseBlockNode(source, start, depth + 1, false), at);
  skipToToken(source, false);
  return key;
}
