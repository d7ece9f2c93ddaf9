import { cleanPath } from '../formats/posix-path.ts';
import { parseVolume, type Volume } from '../formats/volume.ts';
import type { ComposeNode, MapNode } from '../node.ts';
import { changeUnder, longFormAs, scalarAs } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';
import { isTemplate } from './cast-values.ts';
import type { Rule } from './rule-tree.ts';

export const expandVolume: Rule = function expandVolume(node, path, context) {
  if (node.kind === 'map') {
    return changeUnder(node, 'target', cleanTarget);
  }
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    return node;
  }
  const volume = parseVolume(node.value);
  if ('wrong' in volume) {
    if (!isTemplate(node.value, context)) {
      context.report(node, path, `${pathText(path)}: ${volume.wrong}.`);
    }
    return node;
  }
  return longVolume(node, volume.value);
};

function cleanTarget(target: ComposeNode): ComposeNode {
  return target.kind === 'scalar' && typeof target.value === 'string' && target.value !== ''
    ? scalarAs(target, cleanPath(target.value))
    : target;
}

function longVolume(node: ComposeNode, { type, source, target, readOnly, bind, volume }: Volume): MapNode {
  return longFormAs(node, {
    type,
    source,
    target,
    read_only: readOnly,
    bind:
      bind &&
      longFormAs(node, {
        selinux: bind.selinux,
        propagation: bind.propagation,
        create_host_path: bind.createHostPath,
      }),
    volume: volume && longFormAs(node, { nocopy: volume.nocopy }),
  });
}
