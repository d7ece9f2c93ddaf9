import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.shared-propagation',
  number: 'FS-04',
  title: 'Mounts of a container reach back to the host',
  why: 'What is mounted inside appears outside, for every other container too.',
  fix: 'Take `bind.propagation` out, or set it to rprivate.',
  source: 'CIS Docker 5.20',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const volumes = Array.isArray(service.model['volumes']) ? service.model['volumes'] : [];
      return volumes.flatMap((entry, index) => {
        const { bind, target } = entry as {
          readonly bind?: { readonly propagation?: string };
          readonly target?: string;
        };
        if (!/^r?(?:shared|slave)$/.test(bind?.propagation ?? '')) return [];
        return [
          {
            severity: 'medium' as const,
            address: `${service.name}.volumes ${target ?? ''} propagation`,
            at: service.place('volumes', index),
            what: `${service.name} mounts ${target ?? ''} with propagation ${bind?.propagation ?? ''}.`,
          },
        ];
      });
    }),
};
