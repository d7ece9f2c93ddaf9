import type { StagingRule } from '../../stack/staging-rule.ts';
import { nearness } from '../open-to-browsers.ts';
import { type ServiceSetting, settingsOf } from '../service-settings.ts';

const severities = { reached: 'high', 'beside the edge': 'medium', inside: 'low' } as const;

export const rule: StagingRule = {
  id: 'staging.exposure.debug-namespace',
  number: 'EXP-05',
  title: 'A node answers calls that manage it',
  why: 'Calls such as admin_addPeer, debug_setHead or personal_unlockAccount change the node or spend what it holds.',
  fix: 'Leave eth, net and web3 in the list of namespaces, and take the switches out that allow unsafe calls.',
  source: 'geth, besu, nethermind and Substrate documentation of JSON-RPC',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const open = settingsOf(service).flatMap((setting) => {
        const allowed = unsafe(setting);
        return allowed === null ? [] : [{ ...setting, allowed }];
      });
      const [first] = open;
      if (first === undefined) return [];
      return [
        {
          severity: severities[nearness(stack, service)],
          address: `${service.name} ${open.map(({ name }) => name).join(' ')}`,
          at: first.at,
          what: `${service.name} allows ${[...new Set(open.map(({ allowed }) => allowed))].join(' and ')}.`,
        },
      ];
    }),
};

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
  /^-{0,2}(?:http\.api|ws\.api|rpcapi|wsapi|rpc[.-](?:http|ws)-api|jsonrpc\.enabledmodules|.*rpc_?(?:http|ws)?_?api)$/i;

/** What a setting lets callers do; null: nothing that hurts. */
function unsafe({ name, value }: ServiceSetting): string | null {
  const bare = name.toLowerCase();
  if (/^-{1,2}(?:allow-insecure-unlock|unsafe-rpc-external|unsafe-ws-external)$/.test(bare))
    return /^(?:false|0)$/i.test(value) ? null : bare;
  if (/^-{1,2}rpc-methods$/.test(bare)) return /^unsafe$/i.test(value) ? `${bare} unsafe` : null;
  if (/^-{1,2}rpcallowip$/.test(bare)) return /^(?:0\.0\.0\.0|::)\/0$/.test(value) ? 'calls from every address' : null;
  if (!namespaceLists.test(name)) return null;
  const found = value
    .toLowerCase()
    .split(/[\s,"'[\]]+/)
    .filter((each) => dangerous.has(each) || each === '*');
  return found.length === 0 ? null : `calls of ${found.join(', ')}`;
}
