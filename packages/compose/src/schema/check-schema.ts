import type { Problem } from '../compose-error.ts';
import type { ComposeNode, ListNode, MapNode, NodePath, Position, ScalarNode } from '../node.ts';
import { nearestWord } from './did-you-mean.ts';
import { fileShape } from './file-shape.ts';
import { pathText } from './path-text.ts';
import { kindText, shapeText, takes } from './shape-text.ts';
import type { ListShape, MapShape, ObjectShape, ScalarShape, Shape } from './shapes.ts';

type Report = (at: Position, path: NodePath, message: string, suggest?: () => string | null) => void;

/** Nobody reads more, and looking for what was meant is the costly part. */
const MOST_PROBLEMS = 100;

/**
 * Every key of a merged and interpolated model against the Compose specification, with its type. All problems in the
 * order of the file, a hundred at most; none where the model fits. Positions are those of the unknown key or of the wrong value.
 */
export function checkSchema(root: MapNode): readonly Problem[] {
  const problems: Problem[] = [];
  checkNode(root, fileShape, [], (at, path, message, suggest) => {
    if (problems.length < MOST_PROBLEMS) {
      problems.push({ code: 'COMPOSE_SCHEMA', message, at, path, suggestion: suggest?.() ?? null });
    }
  });
  return problems;
}

function checkNode(node: ComposeNode, shape: Shape, path: NodePath, report: Report): void {
  if (shape.is === 'anything') {
    return;
  }
  if (shape.is === 'one of') {
    const fitting = shape.shapes.find((each) => takes(each, node));
    if (fitting === undefined) {
      reportKind(node, shape, path, report);
    } else {
      checkNode(node, fitting, path, report);
    }
    return;
  }
  if (!takes(shape, node)) {
    reportKind(node, shape, path, report);
  } else if (node.kind === 'scalar' && shape.is === 'scalar') {
    checkScalar(node, shape, path, report);
  } else if (node.kind === 'list' && shape.is === 'list') {
    checkList(node, shape, path, report);
  } else if (node.kind === 'map' && shape.is === 'map') {
    checkMap(node, shape, path, report);
  } else if (node.kind === 'map' && shape.is === 'object') {
    checkObject(node, shape, path, report);
  }
}

function reportKind(node: ComposeNode, shape: Shape, path: NodePath, report: Report): void {
  const isEmpty = node.kind === 'scalar' && node.value === null;
  const wantsText = takes(shape, { ...node, kind: 'scalar', value: '', quoted: true });
  const remedy = node.kind === 'scalar' && wantsText ? 'Put it in quotes.' : null;
  const message = `${pathText(path)} must be ${shapeText(shape)}, and is ${kindText(node)}.`;
  report(node.at, path, message, () => (isEmpty ? 'Fill it in, or take the key away.' : remedy));
}

function checkScalar({ value, at }: ScalarNode, shape: ScalarShape, path: NodePath, report: Report): void {
  if (typeof value === 'number' && shape.range !== undefined) {
    const [least, most] = shape.range;
    if (value < least || value > most) {
      const bounds = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
      report(at, path, `${pathText(path)} must be ${bounds}, and is ${value}.`);
    }
  }
  if (typeof value !== 'string') {
    return;
  }
  if (shape.oneOf !== undefined && !shape.oneOf.includes(value)) {
    const known = shape.oneOf;
    const words = known.map((word) => `"${word}"`).join(', ');
    report(at, path, `${pathText(path)} must be ${words}, and is something else.`, () => meant(value, known));
  }
  if (shape.pattern !== undefined && !shape.pattern.test(value)) {
    report(at, path, `${pathText(path)} does not have the form ${shape.pattern.source}.`);
  }
}

function checkList(node: ListNode, shape: ListShape, path: NodePath, report: Report): void {
  const seen = new Set<string>();
  for (const [index, item] of node.items.entries()) {
    checkNode(item, shape.items, [...path, index], report);
    if (shape.unique) {
      const identity = identityOf(item);
      if (seen.has(identity)) {
        report(item.at, [...path, index], `${pathText(path)} has the same item twice.`, () => 'Take one of them away.');
      }
      seen.add(identity);
    }
  }
}

function checkMap(node: MapNode, shape: MapShape, path: NodePath, report: Report): void {
  for (const [name, { keyAt, value }] of node.entries) {
    const below = [...path, name];
    if (shape.names !== null && !shape.names.test(name)) {
      const what = path.length === 0 ? 'The file' : pathText(path);
      report(keyAt, below, `${what} has the name "${name}", which does not have the form ${shape.names.source}.`);
    } else {
      checkNode(inPlaceOfKey(value, keyAt), shape.values, below, report);
    }
  }
}

function checkObject(node: MapNode, shape: ObjectShape, path: NodePath, report: Report): void {
  const what = path.length === 0 ? 'The file' : pathText(path);
  for (const [key, { keyAt, value }] of node.entries) {
    const below = [...path, key];
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    if (known !== undefined) {
      checkNode(inPlaceOfKey(value, keyAt), known, below, report);
    } else if (!(shape.extensible && key.startsWith('x-')) && !shape.open) {
      report(keyAt, below, `${what} has the unknown key "${key}".`, () => meant(key, Object.keys(shape.keys)));
    }
  }
  for (const key of shape.required) {
    if (!node.entries.has(key)) {
      report(node.at, path, `${what} has no "${key}".`, () => `Add "${key}".`);
    }
  }
  if (shape.requiredOne.length > 0 && !shape.requiredOne.some((key) => node.entries.has(key))) {
    const words = shape.requiredOne.map((key) => `"${key}"`).join(' or ');
    report(node.at, path, `${what} has no ${words}.`, () => `Add ${words}.`);
  }
}

function meant(word: string, known: readonly string[]): string | null {
  const near = nearestWord(word, known);
  return near === null ? null : `Did you mean "${near}"?`;
}

/** What is empty stands after its key, perhaps on the next line: the key is the place to look at. */
function inPlaceOfKey(value: ComposeNode, keyAt: Position): ComposeNode {
  return value.kind === 'scalar' && value.value === null ? { ...value, at: keyAt } : value;
}

/** Equal values have equal identities, whatever the order of their keys: JSON Schema's uniqueItems. */
function identityOf(node: ComposeNode): string {
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.value);
    case 'list':
      return `[${node.items.map(identityOf).join(',')}]`;
    case 'map': {
      const entries = [...node.entries].map(([key, { value }]) => `${JSON.stringify(key)}:${identityOf(value)}`);
      return `{${entries.toSorted().join(',')}}`;
    }
  }
}
