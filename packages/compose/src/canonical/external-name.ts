import { scalarAs, scalarUnder, valueOf, withEntry } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';
import type { Rule } from './rule-tree.ts';

/** `external: {name: …}` is the old way to write `external: true` with `name: …`. Two names must be one. */
export const expandExternal: Rule = function expandExternal(node, path, context) {
  const external = valueOf(node, 'external');
  if (node.kind !== 'map' || external?.kind !== 'map') {
    return node;
  }
  const old = valueOf(external, 'name');
  const flagged = withEntry(node, 'external', scalarAs(external, true));
  if (old === undefined) {
    return flagged;
  }
  if (!node.entries.has('name')) {
    return withEntry(flagged, 'name', old);
  }
  if (scalarUnder(node, 'name') !== scalarUnder(external, 'name')) {
    context.report(old, path, `${pathText(path)} has one name under "name" and another under "external".`);
  }
  return flagged;
};
