import type { Position } from '@sallyport/compose';
import { optionsOf } from '../../stack/options.ts';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { isReached, standsBesideTheEdge } from '../../stack/standing.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.debug-namespace',
  number: 'EXP-05',
  title: 'A node answers calls that manage it',
  why: 'Calls such as admin_addPeer, debug_setHead or personal_unlockAccount change the node or spend what it holds.',
  fix: 'Leave eth, net and web3 in the list of namespaces, and take the switches out that allow unsafe calls.',
  source: 'geth, besu, nethermind and Substrate documentation of JSON-RPC',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const open = settings(service).flatMap((setting) => {
        const allowed = unsafe(setting);
        return allowed === null ? [] : [{ ...setting, allowed }];
      });
      const [first] = open;
      if (first === undefined) return [];
      return [
        {
          severity: isReached(service) ? 'high' : standsBesideTheEdge(service, stack) ? 'medium' : 'low',
          address: `${service.name} ${open.map(({ name }) => name).join(' ')}`,
          at: first.at,
          what: `${service.name} allows ${[...new Set(open.map(({ allowed }) => allowed))].join(' and ')}.`,
        },
      ];
    }),
};

interface NodeSetting {
  readonly name: string;
  readonly value: string;
  readonly at: Position;
}

function settings(service: ServiceView): readonly NodeSetting[] {
  return [
    ...optionsOf(service).map(({ name, value, path }) => ({ name, value, at: service.place(...path) })),
    ...service.environment.flatMap(({ name, value, at }) =>
      value === null ? [] : [{ name, value, at: at ?? service.at }],
    ),
  ];
}

const dangerous: ReadonlySet<string> = new Set([
  'admin',
  'debug',
  'personal',
  'miner',
  'engine',
  'clique',
  'parity_set',
]);
const namespaceLists =
  /^(?:http\.api|ws\.api|rpcapi|wsapi|rpc[.-](?:http|ws)-api|jsonrpc\.enabledmodules|\w*rpc_?(?:http|ws)?_?api)$/i;
const switches: ReadonlySet<string> = new Set(['allow-insecure-unlock', 'unsafe-rpc-external', 'unsafe-ws-external']);

/** What a setting lets callers do; null: nothing that hurts. */
function unsafe({ name, value }: NodeSetting): string | null {
  const bare = name.toLowerCase();
  if (switches.has(bare)) return /^(?:false|0)$/i.test(value) ? null : `--${bare}`;
  if (bare === 'rpc-methods') return /^unsafe$/i.test(value) ? 'unsafe calls' : null;
  if (bare === 'rpcallowip') return /^(?:0\.0\.0\.0|::)\/0$/.test(value) ? 'calls from every address' : null;
  if (!namespaceLists.test(name)) return null;
  const found = value
    .toLowerCase()
    .split(/[\s,"'[\]]+/)
    .filter((each) => dangerous.has(each) || each === '*');
  return found.length === 0 ? null : `calls of ${found.join(', ')}`;
}
