import type { Problem } from '../compose-error.ts';
import { isIpAddress } from '../formats/ip-address.ts';
import type { ComposeNode, MapNode, NodePath } from '../node.ts';
import { entriesOf, itemsOf, scalarUnder, textUnder, valueOf } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';

type Report = (node: ComposeNode, path: NodePath, message: string, suggestion?: string) => void;
type Check = (node: ComposeNode, path: NodePath, report: Report) => void;

/**
 * What a canonical model may not say although its form is right: two sources for one secret, a count and names for one
 * device, an address that is none, a bind mount of nothing. In the order of the model.
 */
export function validateValues(root: MapNode): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = ({ at }, path, message, suggestion) => {
    problems.push({ code: 'COMPOSE_VALUE', message, at, path, suggestion: suggestion ?? null });
  };
  for (const [name, { value }] of entriesOf(valueOf(root, 'services'))) {
    checkService(value, ['services', name], report);
  }
  eachEntry(root, ['volumes'], checkExternal, report);
  eachEntry(root, ['configs'], checkSource(['file', 'environment', 'content']), report);
  eachEntry(root, ['secrets'], checkSource(['file', 'environment']), report);
  return problems;
}

function checkService(service: ComposeNode, path: NodePath, report: Report): void {
  eachItem(service, path, ['ports'], checkAddress, report);
  eachItem(service, path, ['volumes'], checkMount, report);
  eachItem(service, path, ['gpus'], checkDevices, report);
  eachItem(service, path, ['deploy', 'resources', 'reservations', 'devices'], checkDevices, report);
  eachItem(service, path, ['develop', 'watch'], checkWatch, report);
}

function checkAddress(port: ComposeNode, path: NodePath, report: Report): void {
  const address = valueOf(port, 'host_ip');
  const text = textUnder(port, 'host_ip');
  if (address !== undefined && text !== undefined && !isTemplate(text) && !isIpAddress(text)) {
    report(address, [...path, 'host_ip'], `${pathText(path)} has the host_ip "${text}", which is no IP address.`);
  }
}

function checkMount(volume: ComposeNode, path: NodePath, report: Report): void {
  if (volume.kind !== 'map') {
    return;
  }
  if (textUnder(volume, 'type') === 'bind' && textUnder(volume, 'source') === undefined) {
    report(volume, path, `${pathText(path)} binds a folder and does not say which.`, 'Add "source".');
  }
  if (!volume.entries.has('target')) {
    report(volume, path, `${pathText(path)} does not say where to mount.`, 'Add "target".');
  }
}

function checkDevices(request: ComposeNode, path: NodePath, report: Report): void {
  if (valueOf(request, 'count') !== undefined && valueOf(request, 'device_ids') !== undefined) {
    report(request, path, `${pathText(path)} has both "count" and "device_ids".`, 'Take one of them away.');
  }
}

function checkWatch(rule: ComposeNode, path: NodePath, report: Report): void {
  if (textUnder(rule, 'path') === '') {
    report(valueOf(rule, 'path') ?? rule, [...path, 'path'], `${pathText(path)} watches an empty path.`);
  }
}

/** What is made outside has no settings here. */
function checkExternal(resource: ComposeNode, path: NodePath, report: Report): void {
  if (scalarUnder(resource, 'external') !== true) {
    return;
  }
  for (const [key, { value }] of entriesOf(resource)) {
    if (!['name', 'external'].includes(key) && !key.startsWith('x-')) {
      report(value, [...path, key], `${pathText(path)} is external and has "${key}" all the same.`);
    }
  }
}

function checkSource(keys: readonly string[]): Check {
  return function checkOneSource(resource, path, report) {
    if (resource.kind !== 'map') {
      return;
    }
    const found = keys.filter((key) => resource.entries.has(key));
    const names = keys.map((key) => `"${key}"`).join(', ');
    if (found.length > 1) {
      const second = valueOf(resource, found[1] ?? '') ?? resource;
      report(second, path, `${pathText(path)} has more than one of ${names}.`, 'Leave one.');
    } else if (found.length === 0 && !resource.entries.has('driver') && !resource.entries.has('external')) {
      report(resource, path, `${pathText(path)} has none of ${names}.`, 'Add one, or "external: true".');
    }
  };
}

function eachItem(node: ComposeNode, path: NodePath, keys: readonly string[], check: Check, report: Report): void {
  const list = keys.reduce<ComposeNode | undefined>((below, key) => valueOf(below, key), node);
  for (const [index, item] of itemsOf(list).entries()) {
    check(item, [...path, ...keys, index], report);
  }
}

function eachEntry(node: ComposeNode, path: readonly string[], check: Check, report: Report): void {
  const map = path.reduce<ComposeNode | undefined>((below, key) => valueOf(below, key), node);
  for (const [name, { value }] of entriesOf(map)) {
    check(value, [...path, name], report);
  }
}

function isTemplate(text: string): boolean {
  return text.includes('$');
}
