import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.privileged-build',
  number: 'PRIV-14',
  title: 'A build asks for rights over its builder',
  why: 'Whoever changes the Dockerfile then runs as root where images are built.',
  fix: 'Take `privileged` and `entitlements` out of the build.',
  source: 'Compose specification, build',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const build = service.model['build'] as {
        readonly privileged?: boolean;
        readonly entitlements?: readonly string[];
      };
      const asks = build?.privileged === true || (build?.entitlements ?? []).length > 0;
      if (!asks) return [];
      return [
        {
          severity: 'medium' as const,
          address: `${service.name}.build.privileged`,
          at: service.place('build', build.privileged === true ? 'privileged' : 'entitlements'),
          what: `${service.name} is built with rights over its builder.`,
        },
      ];
    }),
};
