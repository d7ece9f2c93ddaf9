import { ComposeError, type Problem } from '../compose-error.ts';
import type { Notice, UsedVariable } from '../load-options.ts';
import type { ComposeNode, ListNode, MapNode, ScalarNode } from '../node.ts';
import { changeItems, changeValues } from '../node-edit/node-edit.ts';
import { anyItem, anyStep, type CastTree, castTree } from './casts.ts';
import { substitute } from './substitute.ts';

/** A set variable and who set it. */
export interface FoundVariable {
  readonly value: string;
  readonly from: 'environment' | 'env file' | 'fallback';
}

export interface InterpolationContext {
  readonly lookup: (name: string, hasDefault: boolean) => FoundVariable | undefined;
  /** Every use of a variable is added here, in the order of the file. */
  readonly variables: UsedVariable[];
  /** `unset-variable`, once for each name of a document, is added here. */
  readonly notices: Notice[];
}

interface Walk {
  readonly context: InterpolationContext;
  readonly path: (string | number)[];
  readonly problems: Problem[];
  readonly unset: Set<string>;
}

/**
 * Fills in the variables of one document, in values only, and turns texts into numbers and booleans at the places
 * where Compose does. What has nothing to fill in is handed out as it came.
 * Throws COMPOSE_INTERPOLATION with every bad template and every text that cannot be cast.
 */
export function interpolateDocument(root: MapNode, context: InterpolationContext): MapNode {
  return interpolator(context)(root);
}

/** The same for a document that comes in parts. */
export function interpolator(context: InterpolationContext): (part: MapNode) => MapNode {
  const unset = new Set<string>();
  return function interpolatePart(part) {
    const walk: Walk = { context, path: [], problems: [], unset };
    const filledIn = interpolateMap(walk, part, castTree);
    const [first, ...others] = walk.problems;
    if (first !== undefined) {
      throw new ComposeError(first, others);
    }
    return filledIn;
  };
}

function interpolateNode(walk: Walk, node: ComposeNode, casts: CastTree | undefined): ComposeNode {
  switch (node.kind) {
    case 'scalar':
      return interpolateScalar(walk, node, casts);
    case 'list':
      return interpolateList(walk, node, casts);
    case 'map':
      return interpolateMap(walk, node, casts);
  }
}

function interpolateMap(walk: Walk, node: MapNode, casts: CastTree | undefined): MapNode {
  return changeValues(node, (value, key) => {
    walk.path.push(key);
    const filledIn = interpolateNode(walk, value, casts?.steps.get(key) ?? casts?.steps.get(anyStep));
    walk.path.pop();
    return filledIn;
  });
}

function interpolateList(walk: Walk, node: ListNode, casts: CastTree | undefined): ListNode {
  const below = casts?.steps.get(anyItem) ?? casts?.steps.get(anyStep);
  return changeItems(node, (item, index) => {
    walk.path.push(index);
    const filledIn = interpolateNode(walk, item, below);
    walk.path.pop();
    return filledIn;
  });
}

function interpolateScalar(walk: Walk, node: ScalarNode, casts: CastTree | undefined): ScalarNode {
  if (typeof node.value !== 'string') {
    return node;
  }
  const text = node.value.includes('$') ? fillIn(walk, node, node.value) : node.value;
  if (text === null) {
    return node;
  }
  const cast = casts?.cast ?? null;
  if (cast === null) {
    return text === node.value ? node : { ...node, value: text };
  }
  const value = cast.to(text);
  if (value === undefined) {
    addProblem(walk, node, castMessage(walk, node.value, cast.wanted), null);
    return node;
  }
  return { ...node, value, quoted: false };
}

/** The text with its variables filled in; null where it is no template. */
function fillIn(walk: Walk, node: ScalarNode, template: string): string | null {
  const { context, path } = walk;
  let found: FoundVariable | undefined;
  const substitution = substitute(
    template,
    (name, hasDefault) => {
      found = context.lookup(name, hasDefault === true);
      return found?.value;
    },
    ({ name, isSet, required, hasDefault, usesDefault }) => {
      const from = usesDefault ? 'default' : (found?.from ?? null);
      context.variables.push({ name, at: node.at, path: [...path], from, required, hasDefault });
      if (!isSet && !required && !hasDefault) {
        noticeUnset(walk, node, name);
      }
    },
  );
  if (substitution.problem === null) {
    return substitution.text;
  }
  const { message, suggestion } = substitution.problem;
  addProblem(walk, node, `${placeText(path)}: ${message}`, suggestion);
  return null;
}

function noticeUnset(walk: Walk, node: ScalarNode, name: string): void {
  if (!walk.unset.has(name)) {
    walk.unset.add(name);
    walk.context.notices.push({
      code: 'unset-variable',
      message: `The variable ${name} is not set; its place stays blank.`,
      at: node.at,
      path: [...walk.path],
      suggestion: `Set it in the environment or in .env, or write \${${name}:?} so that it cannot be forgotten.`,
    });
  }
}

function addProblem(walk: Walk, node: ScalarNode, message: string, suggestion: string | null): void {
  walk.problems.push({ code: 'COMPOSE_INTERPOLATION', message, at: node.at, path: [...walk.path], suggestion });
}

/** What was filled in is not shown: it may be a secret. */
function castMessage({ path }: Walk, template: string, wanted: string): string {
  const value = template.includes('$') ? 'what its variables make of it' : JSON.stringify(template);
  return `${placeText(path)} must be ${wanted}, and ${value} is not.`;
}

function placeText(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}
