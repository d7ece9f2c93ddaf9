import type { MapNode } from '../node.ts';
import { changeServices, changeUnder, listAs } from '../node-edit/node-edit.ts';

/** `dns: ${UNSET}` is no server: Compose drops empty items there, and nowhere else. */
export function omitEmptyDns(root: MapNode): MapNode {
  return changeServices(root, (service) =>
    changeUnder(service, 'dns', (dns) =>
      dns.kind === 'list'
        ? listAs(
            dns,
            dns.items.filter((item) => item.kind !== 'scalar' || (item.value !== '' && item.value !== null)),
          )
        : dns,
    ),
  );
}
