const names: Readonly<Record<string, string>> = {
  pid: 'its processes',
  ipc: 'its shared memory',
  uts: 'its host name',
  cgroup: 'its control groups',
  userns_mode: 'its user ids',
};

import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.host-namespace',
  number: 'PRIV-08',
  title: 'A container shares a namespace with its host',
  why: 'It sees and signals processes, or reads memory, that are not its own.',
  fix: 'Take the `host` out of `pid`, `ipc`, `uts`, `cgroup` or `userns_mode`.',
  source: 'CIS Docker 5.16, 5.17, 5.21, 5.31',
  find: (stack) =>
    stack.services.flatMap((service) =>
      ['pid', 'ipc', 'uts', 'cgroup', 'userns_mode']
        .filter((key) => service.model[key] === 'host')
        .map((key) => ({
          severity: key === 'userns_mode' || key === 'uts' ? ('medium' as const) : ('high' as const),
          address: `${service.name}.${key}`,
          at: service.place(key),
          what: `${service.name} shares ${names[key] ?? key} with the host.`,
        })),
    ),
};
