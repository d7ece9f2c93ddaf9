import type { StagingRule } from '../../stack/staging-rule.ts';
import { addedCapabilities, hostCapabilities } from '../capabilities.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.host-capability',
  number: 'PRIV-05',
  title: 'A container has a capability that amounts to the host',
  why: 'SYS_ADMIN, SYS_MODULE, SYS_RAWIO, SYS_PTRACE with the host, or ALL let a process leave its container.',
  fix: 'Take the capability out of `cap_add`.',
  source: 'CIS Docker 5.4',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const found = addedCapabilities(service.model).filter((name) => hostCapabilities.has(name));
      if (found.length === 0) return [];
      return [
        {
          severity: 'critical' as const,
          address: `${service.name}.cap_add`,
          at: service.place('cap_add'),
          what: `${service.name} gets ${found.join(', ')}, which is as good as root on the host.`,
        },
      ];
    }),
};
