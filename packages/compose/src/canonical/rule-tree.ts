import type { ComposeNode, NodePath } from '../node.ts';
import { changeItems, changeValues } from '../node-edit/node-edit.ts';

/** Where values that do not read are told, and whether templates stand in them that are not filled in. */
export interface Canonicalizing {
  readonly templates: boolean;
  /** Told before one value becomes several; throws where there are too many. */
  expand(count: number, node: ComposeNode, path: NodePath): void;
  report(node: ComposeNode, path: NodePath, message: string): void;
}

/** `path` is only good until the rule returns: the walk goes on with the same array. */
export type Rule = (node: ComposeNode, path: NodePath, context: Canonicalizing) => ComposeNode;

/** What is done at a place, and what below it: `each` for every name or item, `keys` for known ones. */
export interface RuleTree {
  readonly here?: Rule;
  readonly each?: RuleTree;
  readonly keys?: Readonly<Record<string, RuleTree>>;
}

/** Rules of a place come before those below it: these see the long form. */
export function applyRules(
  node: ComposeNode,
  tree: RuleTree,
  path: (string | number)[],
  context: Canonicalizing,
): ComposeNode {
  const here = tree.here === undefined ? node : tree.here(node, path, context);
  if (here.kind === 'map') {
    return changeValues(here, (value, key) => {
      const known = tree.keys !== undefined && Object.hasOwn(tree.keys, key) ? tree.keys[key] : undefined;
      const below = known ?? tree.each;
      return below === undefined ? value : applyBelow(value, below, path, key, context);
    });
  }
  const { each } = tree;
  if (here.kind === 'list' && each !== undefined) {
    return changeItems(here, (item, index) => applyBelow(item, each, path, index, context));
  }
  return here;
}

function applyBelow(
  node: ComposeNode,
  tree: RuleTree,
  path: (string | number)[],
  step: string | number,
  context: Canonicalizing,
): ComposeNode {
  path.push(step);
  const changed = applyRules(node, tree, path, context);
  path.pop();
  return changed;
}
