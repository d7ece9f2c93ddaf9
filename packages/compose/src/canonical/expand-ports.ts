import { type Port, parsePorts } from '../formats/port.ts';
import type { ComposeNode, MapNode, NodePath } from '../node.ts';
import { listAs, longFormAs } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';
import { isTemplate } from './cast-values.ts';
import type { Canonicalizing, Rule } from './rule-tree.ts';

/** The list as a whole: one range becomes several ports. A short form publishes in mode `ingress`. */
export const expandPorts: Rule = function expandPorts(node, path, context) {
  if (node.kind !== 'list') {
    return node;
  }
  return listAs(
    node,
    node.items.flatMap((item, index) => expandPort(item, [...path, index], context)),
  );
};

function expandPort(item: ComposeNode, path: NodePath, context: Canonicalizing): readonly ComposeNode[] {
  if (item.kind !== 'scalar' || isTemplate(item.value, context)) {
    return [item];
  }
  if (typeof item.value === 'number') {
    if (!Number.isInteger(item.value)) {
      context.report(item, path, `${pathText(path)} must be a whole number, or a text: put it in quotes.`);
    }
    if (item.value === 0) {
      context.report(item, path, `${pathText(path)} is no port: 0 is no container port.`);
    }
    return [longFormAs(item, { target: item.value })];
  }
  const ports = typeof item.value === 'string' ? parsePorts(item.value) : { wrong: 'this is no port' };
  if ('wrong' in ports) {
    context.report(item, path, `${pathText(path)}: ${ports.wrong}.`);
    return [item];
  }
  context.expand(ports.value.length, item, path);
  return ports.value.map((port) => longPort(item, port));
}

function longPort(item: ComposeNode, { hostIp, published, target, protocol }: Port): MapNode {
  return longFormAs(item, {
    mode: 'ingress',
    host_ip: hostIp === '' ? undefined : hostIp,
    target,
    published: published === '' ? undefined : published,
    protocol,
  });
}
