import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.confinement-off',
  number: 'PRIV-07',
  title: 'A wall of the kernel is taken down',
  why: 'seccomp, AppArmor and SELinux stop what a container should never ask of the kernel.',
  fix: 'Take the `unconfined` or `disable` out of `security_opt`.',
  source: 'CIS Docker 5.2, 5.3, 5.22',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const options = Array.isArray(service.model['security_opt']) ? service.model['security_opt'].map(String) : [];
      return options.flatMap((option, index) => {
        const off = /^(?:seccomp|apparmor|systempaths)[:=]unconfined$|^label[:=]disable$/i.test(option);
        if (!off) return [];
        return [
          {
            severity: 'high' as const,
            address: `${service.name}.security_opt ${option}`,
            at: service.place('security_opt', index),
            what: `${service.name} runs with ${option}.`,
          },
        ];
      });
    }),
};
