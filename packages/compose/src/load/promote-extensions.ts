import { mergeNodes } from '../merge/merge-nodes.ts';
import type { MapNode, NodePath } from '../node.ts';
import { changeItems, changeServices, changeUnder, withEntry, withoutEntries } from '../node-edit/node-edit.ts';

/**
 * `x-develop` of a service and `x-initialSync` of a watch rule were used before the specification took them up. They
 * still mean `develop` and `initial_sync`; what stands under the new name wins.
 */
export function promoteExtensions(document: MapNode): MapNode {
  return changeServices(document, (service, name) => {
    const path = ['services', name];
    return changeUnder(promoted(service, 'x-develop', 'develop', path), 'develop', (develop) =>
      develop.kind !== 'map'
        ? develop
        : changeUnder(develop, 'watch', (watch) =>
            watch.kind !== 'list'
              ? watch
              : changeItems(watch, (rule) =>
                  rule.kind === 'map' ? promoted(rule, 'x-initialSync', 'initial_sync', path) : rule,
                ),
          ),
    );
  });
}

function promoted(holder: MapNode, from: string, to: string, path: NodePath): MapNode {
  const extension = holder.entries.get(from)?.value;
  if (extension === undefined) {
    return holder;
  }
  const own = holder.entries.get(to)?.value;
  const isEmpty = own === undefined || (own.kind === 'scalar' && own.value === null);
  const value = isEmpty ? extension : mergeNodes(extension, own, null, [...path, to]);
  return withEntry(withoutEntries(holder, from), to, value);
}
