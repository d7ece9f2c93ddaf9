import type { ComposeNode, ListNode, MapNode, Position } from '../node.ts';
import { listNode, mapNode, scalarNode } from '../node-factory.ts';
import { withAnchor } from './anchors.ts';
import { isBlankOrEnd } from './characters.ts';
import { isKeyNear, keyOf } from './key.ts';
import { addEntry, finishMap, newMap } from './map-builder.ts';
import { scanPlain } from './plain-scalar.ts';
import { type Properties, readAlias, readProperties } from './properties.ts';
import { scanQuoted } from './quoted-scalar.ts';
import { directiveOf, makeScalar } from './scalar-value.ts';
import { checkDepth, countNodes, here, noteEnd, refuse, type Source } from './source.ts';
import { skipToToken } from './white-space.ts';

const openMap = 123;
const closeMap = 125;
const closeList = 93;
const comma = 44;
const colon = 58;

/** Reads `[…]` or `{…}`, the position standing on the bracket. */
export function parseFlow(
  source: Source,
  depth: number,
  at: Position,
  properties: Properties | null,
): ListNode | MapNode {
  countNodes(source, 1);
  checkDepth(source, depth);
  return source.text.charCodeAt(source.pos) === openMap
    ? parseFlowMap(source, depth, at, properties)
    : parseFlowList(source, depth, at, properties);
}

function parseFlowList(source: Source, depth: number, at: Position, properties: Properties | null): ListNode {
  const items: ComposeNode[] = [];
  const open = here(source);
  source.pos += 1;
  skipToToken(source, true);
  while (source.text.charCodeAt(source.pos) !== closeList) {
    items.push(parseFlowItem(source, depth + 1));
    expectCommaOr(source, closeList, open);
  }
  source.pos += 1;
  source.keyAllowed = false;
  return listNode(at, items, directiveOf(properties));
}

/** An item; `key: value` without braces is a mapping of one. */
function parseFlowItem(source: Source, depth: number): ComposeNode {
  const { line, pos } = source;
  const at = here(source);
  const asked = isQuestion(source);
  const node = asked ? parseAskedKey(source, depth) : parseFlowNode(source, depth, true);
  skipToToken(source, true);
  const pair = source.text.charCodeAt(source.pos) === colon && (asked || isKeyNear(source, line, pos));
  if (!pair && !asked) {
    return node;
  }
  countNodes(source, 1);
  checkDepth(source, depth);
  const builder = newMap();
  addEntry(builder, keyOf(source, node, at), pair ? parseFlowValue(source, depth + 1) : emptyNode(source));
  return finishMap(source, builder, at, null);
}

function parseFlowMap(source: Source, depth: number, at: Position, properties: Properties | null): MapNode {
  const builder = newMap();
  const open = here(source);
  source.pos += 1;
  skipToToken(source, true);
  while (source.text.charCodeAt(source.pos) !== closeMap) {
    const { line, pos } = source;
    const keyAt = here(source);
    const asked = isQuestion(source);
    const node = asked ? parseAskedKey(source, depth + 1) : parseFlowNode(source, depth + 1, builder.entries.size > 0);
    const key = keyOf(source, node, keyAt);
    skipToToken(source, true);
    const hasValue = source.text.charCodeAt(source.pos) === colon && (asked || isKeyNear(source, line, pos));
    addEntry(builder, key, hasValue ? parseFlowValue(source, depth + 1) : emptyNode(source));
    expectCommaOr(source, closeMap, open);
  }
  source.pos += 1;
  source.keyAllowed = false;
  return builder.merge === null
    ? mapNode(at, builder.entries, directiveOf(properties))
    : finishMap(source, builder, at, directiveOf(properties));
}

/** The value after a colon inside brackets; nothing there is null. */
function parseFlowValue(source: Source, depth: number): ComposeNode {
  source.pos += 1;
  skipToToken(source, true);
  const code = source.text.charCodeAt(source.pos);
  return code === comma || code === closeMap || code === closeList
    ? emptyNode(source)
    : parseFlowNode(source, depth, false);
}

function isQuestion(source: Source): boolean {
  return source.text.charCodeAt(source.pos) === 63 && isBlankOrEnd(source.text.charCodeAt(source.pos + 1));
}

function parseAskedKey(source: Source, depth: number): ComposeNode {
  source.pos += 1;
  skipToToken(source, true);
  return parseFlowNode(source, depth, false);
}

/** `colonMayStart`: after `[` and `,` plain text may begin with a colon that no blank follows. */
function parseFlowNode(source: Source, depth: number, colonMayStart: boolean): ComposeNode {
  const properties = readProperties(source, true);
  const code = source.text.charCodeAt(source.pos);
  if (code === 42 && properties === null) {
    return readAlias(source, depth).node as ComposeNode;
  }
  return properties === null
    ? parseFlowContent(source, depth, null, colonMayStart)
    : withAnchor(source, properties, depth, () => parseFlowContent(source, depth, properties, colonMayStart));
}

function parseFlowContent(
  source: Source,
  depth: number,
  properties: Properties | null,
  colonMayStart: boolean,
): ComposeNode {
  const at = properties?.at ?? here(source);
  const node = flowContentAt(source, depth, at, properties, colonMayStart);
  noteEnd(source, at);
  return node;
}

function flowContentAt(
  source: Source,
  depth: number,
  at: Position,
  properties: Properties | null,
  colonMayStart: boolean,
): ComposeNode {
  const { text } = source;
  const code = text.charCodeAt(source.pos);
  if (code === openMap || code === 91) {
    return parseFlow(source, depth, at, properties);
  }
  if (code === 34 || code === 39) {
    countNodes(source, 1);
    return makeScalar(at, scanQuoted(source), false, properties);
  }
  const plainColon = colonMayStart && properties === null && !isBlankOrEnd(text.charCodeAt(source.pos + 1));
  if (code === comma || code === closeMap || code === closeList || (code === colon && !plainColon)) {
    if (properties === null) {
      refuse(at, 'A value is missing here.', 'Remove the extra comma or colon, or write the value.');
    }
    countNodes(source, 1);
    return makeScalar(at, '', true, properties);
  }
  if (!startsPlain(text, source.pos)) {
    refuse(here(source), startMessage(source), 'Put the text in quotes.');
  }
  countNodes(source, 1);
  return makeScalar(at, scanPlain(source, -1, true), true, properties);
}

function startMessage(source: Source): string {
  const character = source.text.charAt(source.pos);
  return character === '\0'
    ? 'The file ends inside brackets.'
    : `A value inside brackets cannot begin with ${character}.`;
}

/** Plain text inside brackets may begin with - only if no blank follows, and with no other indicator. */
function startsPlain(text: string, pos: number): boolean {
  const character = text.charAt(pos);
  if (character === '-' || character === '?') {
    return !isBlankOrEnd(text.charCodeAt(pos + 1));
  }
  return !'\0,[]{}#&*!|>\'"%@`'.includes(character);
}

function expectCommaOr(source: Source, close: number, open: Position): void {
  skipToToken(source, true);
  const code = source.text.charCodeAt(source.pos);
  if (code === comma) {
    source.pos += 1;
    skipToToken(source, true);
  } else if (code !== close) {
    const bracket = String.fromCharCode(close);
    refuse(
      here(source),
      `A comma or ${bracket} is missing here; the bracket was opened at line ${open.line}, column ${open.column}.`,
      code === 58 ? 'Put text that has a colon in quotes.' : null,
    );
  }
}

function emptyNode(source: Source): ComposeNode {
  countNodes(source, 1);
  return scalarNode(here(source), null);
}
