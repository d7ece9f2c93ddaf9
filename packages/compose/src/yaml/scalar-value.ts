import type { Directive, Position, ScalarNode, ScalarValue } from '../node.ts';
import { scalarNode } from '../node-factory.ts';
import type { Properties } from './properties.ts';
import { resolvePlain } from './resolve-plain.ts';
import { refuse } from './source.ts';

const kinds: ReadonlyMap<string, string> = new Map([
  ['!!int', 'a whole number'],
  ['!!float', 'a number'],
  ['!!bool', 'true or false'],
  ['!!null', 'null'],
]);

export function directiveOf(properties: Properties | null): Directive | null {
  const tag = properties?.tag;
  return tag === '!reset' ? 'reset' : tag === '!override' ? 'override' : null;
}

/** A scalar with its tag applied. `plain` text is resolved, quoted text is not, unless a tag asks for it. */
export function makeScalar(at: Position, text: string, plain: boolean, properties: Properties | null): ScalarNode {
  if (properties === null || properties.tag === null) {
    return scalarNode(at, plain ? resolvePlain(text) : text, !plain);
  }
  const { tag } = properties;
  const directive = directiveOf(properties);
  const wanted = kinds.get(tag);
  if (wanted !== undefined) {
    const value = resolvePlain(text);
    if (!isOfTag(value, tag)) {
      refuse(at, `This is not ${wanted}, as its tag ${tag} says.`, 'Remove the tag.');
    }
    return scalarNode(at, value, false, directive);
  }
  const resolved = plain && (tag === '!' || directive !== null);
  return scalarNode(at, resolved ? resolvePlain(text) : text, !resolved, directive);
}

function isOfTag(value: ScalarValue, tag: string): boolean {
  switch (tag) {
    case '!!int':
      return Number.isInteger(value);
    case '!!float':
      return typeof value === 'number';
    case '!!bool':
      return typeof value === 'boolean';
    default:
      return value === null;
  }
}
