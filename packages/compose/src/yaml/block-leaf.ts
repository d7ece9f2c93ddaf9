import type { ComposeNode, Position } from '../node.ts';
import { scanBlockScalar } from './block-scalar.ts';
import { isBlankOrEnd } from './characters.ts';
import { parseFlow } from './flow.ts';
import { scanPlain } from './plain-scalar.ts';
import { type Properties, readAlias } from './properties.ts';
import { scanQuoted } from './quoted-scalar.ts';
import { makeScalar } from './scalar-value.ts';
import { countNodes, here, noteEnd, refuse, type Source } from './source.ts';

/** A scalar, an alias or brackets; nothing that needs lines of its own. `start` is where the source stands. */
export function parseLeaf(
  source: Source,
  indent: number,
  depth: number,
  properties: Properties | null,
  start: Position,
): ComposeNode {
  const node = leafAt(source, indent, depth, properties, start);
  noteEnd(source, properties?.at ?? start);
  return node;
}

function leafAt(
  source: Source,
  indent: number,
  depth: number,
  properties: Properties | null,
  start: Position,
): ComposeNode {
  const { text } = source;
  const code = text.charCodeAt(source.pos);
  const at = properties?.at ?? start;
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
      return parseFlow(source, depth, at, properties);
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
