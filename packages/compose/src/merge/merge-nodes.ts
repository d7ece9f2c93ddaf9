import { ComposeError } from '../compose-error.ts';
import type { ComposeNode, MapEntry, MapNode, NodePath } from '../node.ts';
import { mergeAddressPools } from './address-pools.ts';
import { appendNew } from './append-new.ts';
import { mergeHosts, mergePairs, mergeTexts } from './merge-pairs.ts';
import type { MergeRule } from './merge-rules.ts';
import { replacedBy } from './replaced-by.ts';
import { type RuleTree, rulesBelow } from './rule-tree.ts';
import { asBuild, asDependencies, asNames } from './short-forms.ts';

type Rules = RuleTree<MergeRule> | null;

/**
 * `over` laid on `base`, with the rules for this place.
 * Throws COMPOSE_MERGE where the two forms cannot become one.
 */
export function mergeNodes(base: ComposeNode, over: ComposeNode, rules: Rules, path: NodePath): ComposeNode {
  switch (rules?.rule ?? null) {
    case 'replace':
      return replacedBy(base, over);
    case 'pairs':
      return mergePairs(base, over);
    case 'texts':
      return mergeTexts(base, over);
    case 'hosts':
      return mergeHosts(base, over);
    case 'build':
      return mergeAs(asBuild, base, over, rules, path);
    case 'dependencies':
      return mergeAs(asDependencies, base, over, rules, path);
    case 'names':
      return mergeAs(asNames, base, over, rules, path);
    case 'limit':
      return base.kind === 'map' && over.kind === 'map' ? mergeMaps(base, over, rules, path) : replacedBy(base, over);
    case 'logging':
      return mergeLogging(base, over, rules, path);
    case 'address pools':
      return mergeAddressPools(base, over, path, mergeMaps);
    case null:
      return mergeByForm(base, over, rules, path);
  }
}

/** Key by key: new keys follow the old ones, values of both are merged by the rules below this place. */
export function mergeMaps(base: MapNode, over: MapNode, rules: Rules, path: NodePath): MapNode {
  const entries = new Map<string, MapEntry>(base.entries);
  for (const [key, entry] of over.entries) {
    const earlier = base.entries.get(key);
    const value =
      earlier === undefined
        ? entry.value
        : mergeNodes(earlier.value, entry.value, rulesBelow(rules, key), [...path, key]);
    entries.set(key, earlier === undefined ? entry : { keyAt: earlier.keyAt, value });
  }
  return { ...base, entries };
}

function mergeByForm(base: ComposeNode, over: ComposeNode, rules: Rules, path: NodePath): ComposeNode {
  if (isNothing(over)) {
    return base;
  }
  if (base.kind === 'map') {
    return over.kind === 'map' ? mergeMaps(base, over, rules, path) : unlike(base, over, path);
  }
  if (base.kind === 'list') {
    return over.kind === 'list' ? appendNew(base, over) : unlike(base, over, path);
  }
  return replacedBy(base, over);
}

function mergeAs(
  longForm: (node: ComposeNode) => MapNode | null,
  base: ComposeNode,
  over: ComposeNode,
  rules: Rules,
  path: NodePath,
): ComposeNode {
  const [earlier, later] = [longForm(base), longForm(over)];
  if (later === null) {
    return isNothing(over) ? base : unlike(base, over, path);
  }
  if (earlier === null) {
    return isNothing(base) ? replacedBy(base, later) : unlike(base, over, path);
  }
  return mergeMaps(earlier, later, rules, path);
}

/** Options of one logging driver say nothing to another: with two drivers the later block stands alone. */
function mergeLogging(base: ComposeNode, over: ComposeNode, rules: Rules, path: NodePath): ComposeNode {
  if (base.kind !== 'map' || over.kind !== 'map') {
    return unlike(base, over, path);
  }
  const [earlier, later] = [base, over].map((logging) => logging.entries.get('driver')?.value);
  const sameDriver =
    earlier === undefined ||
    later === undefined ||
    (earlier.kind === 'scalar' && later.kind === 'scalar' && earlier.value === later.value);
  return sameDriver ? mergeMaps(base, over, rules, path) : replacedBy(base, over);
}

function unlike(base: ComposeNode, over: ComposeNode, path: NodePath): never {
  const [earlier, later] = [base, over].map((node) => (isNothing(node) ? 'nothing' : `a ${node.kind}`));
  throw new ComposeError({
    code: 'COMPOSE_MERGE',
    message: `${path.join('.')} is ${earlier} in ${base.at.file}:${base.at.line} and ${later} here, so the two cannot be merged.`,
    at: over.at,
    path,
    suggestion: 'Write both in the same form, or mark this one !override.',
  });
}

function isNothing(node: ComposeNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
