import type { StagingRule } from '../../stack/staging-rule.ts';
import { listOfNames, networkMembers, strangersToStores } from '../network-members.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.edge-with-data',
  number: 'NET-01',
  title: 'What strangers reach and data stand on one network',
  why: 'Whoever takes over the service at the edge talks to the database at once, with nothing in between.',
  fix: 'Give the edge a network of its own, and the data one that only its clients are on.',
  source: 'OWASP Docker rule 5',
  find: (stack) =>
    networkMembers(stack).flatMap((network) => {
      const { name, edge, stores } = network;
      if (edge.length === 0 || stores.length === 0) return [];
      // A client at the edge cannot leave the network of its store; only a proxy before it would help.
      const strangers = strangersToStores(network);
      const [first] = strangers.length > 0 ? strangers : edge;
      if (first === undefined) return [];
      const who = listOfNames(strangers.length > 0 ? strangers : edge);
      const many = (strangers.length > 0 ? strangers : edge).length > 1;
      const what = `${who}, which ${many ? 'are' : 'is'} published, ${many ? 'stand' : 'stands'} on the network ${name} beside ${listOfNames(stores)}`;
      return [
        {
          severity: strangers.length > 0 ? ('high' as const) : ('low' as const),
          address: `networks.${name}`,
          at: first.place('networks', name),
          what: strangers.length > 0 ? `${what}.` : `${what} as ${many ? 'their clients' : 'its client'}.`,
          ...(strangers.length > 0 ? {} : { fix: `Put a proxy on a network of its own before ${who}.` }),
        },
      ];
    }),
};
