import type { Notice } from '../load-options.ts';
import type { ComposeNode, MapNode, NodePath } from '../node.ts';
import { entriesOf, isAdded, itemsOf, scalarUnder, valueOf } from '../node-edit/node-edit.ts';

interface Binding {
  readonly address: string;
  readonly node: ComposeNode;
  readonly path: NodePath;
}

/**
 * A later file that publishes a port on one address, where an earlier one publishes it on all: people mean to close the
 * open port, and Compose keeps both.
 */
export function unclosedPorts(root: MapNode): readonly Notice[] {
  return entriesOf(valueOf(root, 'services')).flatMap(([name, { value }]) => {
    const published = bindingsOf(value, ['services', name, 'ports']);
    if (published.length < 2) {
      return [];
    }
    const bindings = Map.groupBy(published, ({ key }) => key);
    return [...bindings.values()].flatMap((same) => {
      const open = same.find(({ address }) => isEverywhere(address));
      return open === undefined ? [] : same.flatMap((closed) => noticeFor(open, closed));
    });
  });
}

function noticeFor(open: Binding, closed: Binding): readonly Notice[] {
  const [before, after] = [open.node.at, closed.node.at];
  if (isEverywhere(closed.address) || isAdded(before) || before.file === after.file) {
    return [];
  }
  return [
    {
      code: 'not-merged',
      message: `This port on ${closed.address} does not replace the one of ${before.file}:${before.line}, which stays open on every address.`,
      at: after,
      path: closed.path,
      suggestion: 'Write `ports: !override` to replace the list.',
    },
  ];
}

function bindingsOf(service: ComposeNode, path: NodePath): readonly (Binding & { readonly key: string })[] {
  return itemsOf(valueOf(service, 'ports')).flatMap((node, index) => {
    const [published, target] = [scalarUnder(node, 'published'), scalarUnder(node, 'target')];
    if (published === undefined || published === null || published === '') {
      return [];
    }
    const key = `${String(published)}:${String(target)}/${String(scalarUnder(node, 'protocol') ?? 'tcp')}`;
    return [{ key, address: String(scalarUnder(node, 'host_ip') ?? ''), node, path: [...path, index] }];
  });
}

function isEverywhere(address: string): boolean {
  return address === '' || address === '0.0.0.0' || address === '::';
}
