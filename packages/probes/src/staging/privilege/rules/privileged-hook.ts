import type { StagingRule } from '../../stack/staging-rule.ts';
import { isRoot } from '../root-user.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.privileged-hook',
  number: 'PRIV-13',
  title: 'A hook runs as root or privileged',
  why: 'Hooks of a container run beside its own user, and no audit of the service sees them.',
  fix: 'Give the hook the `user` of the service, and take `privileged` out.',
  source: 'Compose specification, post_start and pre_stop',
  find: (stack) =>
    stack.services.flatMap((service) =>
      ['post_start', 'pre_stop'].flatMap((key) => {
        const hooks = Array.isArray(service.model[key]) ? service.model[key] : [];
        return hooks.flatMap((hook, index) => {
          const { user, privileged } = hook as { readonly user?: string; readonly privileged?: boolean };
          const root = user !== undefined && isRoot(user);
          if (privileged !== true && !root) return [];
          return [
            {
              severity: privileged === true ? ('high' as const) : ('medium' as const),
              address: `${service.name}.${key}`,
              at: service.place(key, index),
              what: `A ${key} hook of ${service.name} runs ${privileged === true ? 'privileged' : 'as root'}.`,
            },
          ];
        });
      }),
    ),
};
