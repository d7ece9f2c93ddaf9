import type { Problem } from '../compose-error.ts';
import type { ComposeNode, ListNode, MapNode, Position, ScalarNode } from '../node.ts';
import { nearestWord } from './did-you-mean.ts';
import { fileShape } from './file-shape.ts';
import { pathText } from './path-text.ts';
import { kindText, shapeText, takes } from './shape-text.ts';
import type { Alternatives, ListShape, MapShape, ObjectShape, ScalarShape, Shape } from './shapes.ts';

/** Tells a problem at the place where the walk stands. */
type Report = (at: Position, message: string, suggest?: () => string | null) => void;

/** The walk over the model. `path` is one array for all of it, since nearly every value is right and needs no path. */
interface Walk {
  readonly path: (string | number)[];
  readonly report: Report;
}

/** Nobody reads more, and looking for what was meant is the costly part. */
const MOST_PROBLEMS = 100;

/**
 * Every key of a merged and interpolated model against the Compose specification, with its type. All problems in the
 * order of the file, a hundred at most; none where the model fits. Positions are those of the unknown key or of the wrong value.
 */
export function checkSchema(root: MapNode): readonly Problem[] {
  const problems: Problem[] = [];
  const path: (string | number)[] = [];
  const report: Report = (at, message, suggest) => {
    if (problems.length < MOST_PROBLEMS) {
      problems.push({ code: 'COMPOSE_SCHEMA', message, at, path: [...path], suggestion: suggest?.() ?? null });
    }
  };
  checkNode(root, fileShape, { path, report });
  return problems;
}

function checkNode(node: ComposeNode, shape: Shape, walk: Walk): void {
  if (shape.is === 'anything') {
    return;
  }
  if (shape.is === 'one of') {
    const fitting = fittingShape(shape, node);
    if (fitting === undefined) {
      reportKind(node, shape, walk);
    } else {
      checkNode(node, fitting, walk);
    }
    return;
  }
  if (!takes(shape, node)) {
    reportKind(node, shape, walk);
  } else if (node.kind === 'scalar' && shape.is === 'scalar') {
    checkScalar(node, shape, walk);
  } else if (node.kind === 'list' && shape.is === 'list') {
    checkList(node, shape, walk);
  } else if (node.kind === 'map' && shape.is === 'map') {
    checkMap(node, shape, walk);
  } else if (node.kind === 'map' && shape.is === 'object') {
    checkObject(node, shape, walk);
  }
}

function fittingShape({ shapes }: Alternatives, node: ComposeNode): Shape | undefined {
  for (const shape of shapes) {
    if (takes(shape, node)) {
      return shape;
    }
  }
  return undefined;
}

function reportKind(node: ComposeNode, shape: Shape, { path, report }: Walk): void {
  const isEmpty = node.kind === 'scalar' && node.value === null;
  const wantsText = takes(shape, { ...node, kind: 'scalar', value: '', quoted: true });
  const remedy = node.kind === 'scalar' && wantsText ? 'Put it in quotes.' : null;
  const message = `${pathText(path)} must be ${shapeText(shape)}, and is ${kindText(node)}.`;
  report(node.at, message, () => (isEmpty ? 'Fill it in, or take the key away.' : remedy));
}

function checkScalar({ value, at }: ScalarNode, shape: ScalarShape, { path, report }: Walk): void {
  if (typeof value === 'number' && shape.range !== undefined) {
    const [least, most] = shape.range;
    if (value < least || value > most) {
      const bounds = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
      report(at, `${pathText(path)} must be ${bounds}, and is ${value}.`);
    }
  }
  if (typeof value !== 'string') {
    return;
  }
  if (shape.oneOf !== undefined && !shape.oneOf.includes(value)) {
    const known = shape.oneOf;
    const words = known.map((word) => `"${word}"`).join(', ');
    report(at, `${pathText(path)} must be ${words}, and is something else.`, () => meant(value, known));
  }
  if (shape.pattern !== undefined && !shape.pattern.test(value)) {
    report(at, `${pathText(path)} does not have the form ${shape.pattern.source}.`);
  }
}

function checkList(node: ListNode, shape: ListShape, walk: Walk): void {
  const { path, report } = walk;
  // Most lists have one item or none, which stands there once.
  const seen = shape.unique && node.items.length > 1 ? new Set<string>() : null;
  for (let index = 0; index < node.items.length; index++) {
    const item = node.items[index];
    if (item === undefined) {
      continue;
    }
    path.push(index);
    checkNode(item, shape.items, walk);
    if (seen !== null) {
      const identity = identityOf(item);
      if (seen.has(identity)) {
        report(item.at, `${holderText(path)} has the same item twice.`, () => 'Take one of them away.');
      }
      seen.add(identity);
    }
    path.pop();
  }
}

function checkMap(node: MapNode, shape: MapShape, walk: Walk): void {
  const { path, report } = walk;
  node.entries.forEach(({ keyAt, value }, name) => {
    path.push(name);
    if (shape.names !== null && !shape.names.test(name)) {
      const what = holderText(path);
      report(keyAt, `${what} has the name "${name}", which does not have the form ${shape.names.source}.`);
    } else {
      checkNode(inPlaceOfKey(value, keyAt), shape.values, walk);
    }
    path.pop();
  });
}

function checkObject(node: MapNode, shape: ObjectShape, walk: Walk): void {
  const { path, report } = walk;
  node.entries.forEach(({ keyAt, value }, key) => {
    path.push(key);
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    if (known !== undefined) {
      checkNode(inPlaceOfKey(value, keyAt), known, walk);
    } else if (!(shape.extensible && key.startsWith('x-')) && !shape.open) {
      const isService = path.length === 1 && looksLikeService(value);
      report(keyAt, `${holderText(path)} has the unknown key "${key}".`, () =>
        isService ? ofFirstVersion : meant(key, Object.keys(shape.keys)),
      );
    }
    path.pop();
  });
  for (const key of shape.required) {
    if (!node.entries.has(key)) {
      report(node.at, `${pathText(path)} has no "${key}".`, () => `Add "${key}".`);
    }
  }
  if (shape.requiredOne.length > 0 && !shape.requiredOne.some((key) => node.entries.has(key))) {
    const words = shape.requiredOne.map((key) => `"${key}"`).join(' or ');
    report(node.at, `${pathText(path)} has no ${words}.`, () => `Add ${words}.`);
  }
}

const ofFirstVersion =
  'Put services under "services": at the top they stood in the first version of Compose files, which is no longer read.';

function looksLikeService(node: ComposeNode): boolean {
  return node.kind === 'map' && (node.entries.has('image') || node.entries.has('build'));
}

/** What holds the key or the item that the path ends with. */
function holderText(path: readonly (string | number)[]): string {
  return pathText(path.slice(0, -1));
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
