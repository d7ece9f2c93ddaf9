import { textOf } from '../formats/go-values.ts';
import type { ComposeNode, ScalarNode } from '../node.ts';
import { entriesOf, itemsOf, listAs, scalarAs } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';
import { isTemplate } from './cast-values.ts';
import type { RuleTree } from './rule-tree.ts';

interface Host {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly node: ComposeNode;
}

/**
 * `name=address`, one for each address, sorted, as Compose prints them. Written `name=address`, `name:address`, with
 * several addresses between commas, or as a map; brackets around an address are taken away.
 */
export const extraHosts: RuleTree = {
  here: (node, path, context) => {
    if (node.kind === 'scalar') {
      return node;
    }
    const hosts = node.kind === 'map' ? hostsOfMap(node) : hostsOfList(node);
    const lines: ScalarNode[] = [];
    for (const { name, addresses, node: place } of hosts) {
      context.expand(addresses.length, place, path);
      if (isTemplate(name, context)) {
        lines.push(scalarAs(place, name));
      } else if (addresses.length === 0) {
        context.report(place, path, `${pathText(path)} has a host without an address.`);
      } else if (name === '' || /[:=]/.test(name)) {
        context.report(place, path, `${pathText(path)} has the bad host name "${name}".`);
      } else {
        for (const address of addresses) {
          lines.push(scalarAs(place, `${name}=${address.replace(/^\[(.+)\]$/, '$1')}`));
        }
      }
    }
    return listAs(node, lines.toSorted(byText));
  },
};

function hostsOfMap(node: ComposeNode): readonly Host[] {
  return entriesOf(node).map(([name, { value }]) => {
    const addresses = value.kind === 'list' ? value.items : [value];
    return {
      name,
      addresses: addresses.flatMap((each) => (each.kind === 'scalar' ? textOf(each.value) : [])),
      node: value,
    };
  });
}

function hostsOfList(node: ComposeNode): readonly Host[] {
  return itemsOf(node).map((item) => {
    const text = item.kind === 'scalar' ? textOf(item.value) : '';
    const at = text.includes('=') ? text.indexOf('=') : text.indexOf(':');
    const addresses = at === -1 ? [] : text.slice(at + 1).split(',');
    return { name: at === -1 ? text : text.slice(0, at), addresses, node: item };
  });
}

function byText(a: ScalarNode, b: ScalarNode): number {
  const [left, right] = [textOf(a.value), textOf(b.value)];
  return left < right ? -1 : left > right ? 1 : 0;
}
