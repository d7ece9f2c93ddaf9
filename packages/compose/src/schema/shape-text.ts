import type { ComposeNode, ScalarNode } from '../node.ts';
import type { ScalarType, Shape } from './shapes.ts';

/** Whether a value is of the kind that a shape describes; what is inside is another question. */
export function takes(shape: Shape, node: ComposeNode): boolean {
  switch (shape.is) {
    case 'anything':
      return true;
    case 'one of':
      return shape.shapes.some((each) => takes(each, node));
    case 'list':
      return node.kind === 'list';
    case 'map':
    case 'object':
      return node.kind === 'map';
    case 'scalar':
      return node.kind === 'scalar' && isOfSomeType(node, shape.types);
  }
}

function isOfSomeType(node: ScalarNode, types: readonly ScalarType[]): boolean {
  for (const type of types) {
    if (isOfType(node, type)) {
      return true;
    }
  }
  return false;
}

function isOfType({ value }: ScalarNode, type: ScalarType): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
  }
}

/** `a text, a whole number or a list` */
export function shapeText(shape: Shape): string {
  const words = [...new Set(wordsOf(shape))];
  return words.length < 2 ? (words[0] ?? 'anything') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function wordsOf(shape: Shape): readonly string[] {
  switch (shape.is) {
    case 'anything':
      return ['anything'];
    case 'one of':
      return shape.shapes.flatMap(wordsOf);
    case 'list':
      return ['a list'];
    case 'map':
    case 'object':
      return ['a map'];
    case 'scalar':
      return shape.types.map((type) => TYPE_WORDS[type]);
  }
}

const TYPE_WORDS: Readonly<Record<ScalarType, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

/** What stands there, without its value: it may be a secret. */
export function kindText(node: ComposeNode): string {
  if (node.kind !== 'scalar') {
    return node.kind === 'list' ? 'a list' : 'a map';
  }
  switch (typeof node.value) {
    case 'string':
      return 'a text';
    case 'number':
      return Number.isInteger(node.value) ? 'a whole number' : 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'empty';
  }
}
