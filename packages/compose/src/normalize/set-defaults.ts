import type { ComposeNode, MapNode } from '../node.ts';
import {
  addedScalar,
  changeItems,
  changeServices,
  changeUnder,
  textUnder,
  valueOf,
  withEntry,
} from '../node-edit/node-edit.ts';

/** What Compose fills in before anything is checked: contexts, targets of secrets, modes and protocols of ports. */
export function setDefaults(root: MapNode): MapNode {
  return changeServices(root, (service) => {
    let changed = changeUnder(service, 'build', (build) => withDefault(build, 'context', '.'));
    changed = changeUnder(changed, 'secrets', (secrets) => eachItem(secrets, withSecretTarget));
    changed = changeUnder(changed, 'ports', (ports) => eachItem(ports, withPortDefaults));
    changed = changeUnder(changed, 'gpus', (gpus) => eachItem(gpus, withDeviceCount));
    changed = changeUnder(changed, 'volumes', (volumes) => eachItem(volumes, withHostPath));
    return changeUnder(changed, 'deploy', (deploy) => changeDevices(deploy, ['resources', 'reservations', 'devices']));
  });
}

function changeDevices(node: ComposeNode, [key, ...below]: readonly string[]): ComposeNode {
  if (key === undefined) {
    return eachItem(node, withDeviceCount);
  }
  return node.kind === 'map' ? changeUnder(node, key, (value) => changeDevices(value, below)) : node;
}

function withSecretTarget(mount: ComposeNode): ComposeNode {
  const source = textUnder(mount, 'source');
  return source === undefined ? mount : withDefault(mount, 'target', `/run/secrets/${source}`);
}

function withPortDefaults(port: ComposeNode): ComposeNode {
  return withDefault(withDefault(port, 'protocol', 'tcp'), 'mode', 'ingress');
}

/** Without a count and without names a request is for all devices, which is written -1. */
function withDeviceCount(request: ComposeNode): ComposeNode {
  return valueOf(request, 'device_ids') === undefined ? withDefault(request, 'count', -1) : request;
}

function withHostPath(volume: ComposeNode): ComposeNode {
  return volume.kind === 'map'
    ? changeUnder(volume, 'bind', (bind) => withDefault(bind, 'create_host_path', true))
    : volume;
}

function withDefault(node: ComposeNode, key: string, value: string | number | boolean): ComposeNode {
  return node.kind === 'map' && !node.entries.has(key) ? withEntry(node, key, addedScalar(value)) : node;
}

function eachItem(node: ComposeNode, change: (item: ComposeNode) => ComposeNode): ComposeNode {
  return node.kind === 'list' ? changeItems(node, change) : node;
}
