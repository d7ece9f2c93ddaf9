import type { StagingRule } from '../../stack/staging-rule.ts';
import { listOfNames, networkMembers } from '../network-members.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.open-data-network',
  number: 'NET-02',
  title: 'Data can be carried out of its network',
  why: 'A store has no business in the internet; a way out is what an intruder needs to take the data along.',
  fix: 'Add `internal: true` to the network, and give services that call out a second one.',
  source: 'Compose specification, networks: internal; measured',
  find: (stack) => {
    const networks = networkMembers(stack);
    const open = new Set(networks.filter(({ internal }) => !internal).map(({ name }) => name));
    return networks.flatMap(({ name, stores, edge, services, internal, external }) => {
      // Beside the edge the network must be split first, and another rule says so; what others made nobody knows here.
      if (internal || external || stores.length === 0 || edge.length > 0) return [];
      const [first] = stores;
      if (first === undefined) return [];
      // Ports of an internal network are not published: who has no other network would lose those that may be there.
      const held = services.filter(
        ({ ports, networks: own }) =>
          ports.length > 0 &&
          ports.every(({ reach, declared }) => reach === 'loopback' || declared !== null) &&
          own.filter((each) => open.has(each)).length === 1,
      );
      const many = stores.length > 1;
      return [
        {
          severity: held.length > 0 ? ('low' as const) : ('medium' as const),
          address: `networks.${name}`,
          at: stack.project.origin(['networks', name])?.at ?? first.place('networks', name),
          what: `${listOfNames(stores)} ${many ? 'reach' : 'reaches'} the internet through the network ${name}.`,
          ...(held.length > 0
            ? { fix: `Take the ports of ${listOfNames(held)} out, then add \`internal: true\` to the network ${name}.` }
            : {}),
        },
      ];
    });
  },
};
