import { isJob } from '../../health/dependants.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { runsAsRoot } from '../root-user.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.root-user',
  number: 'PRIV-02',
  title: 'A container runs as root',
  why: 'A flaw in it has every right inside, and one flaw more in the kernel has the host.',
  fix: 'Set `user:` to a number other than 0, or USER in the Dockerfile.',
  source: 'CIS Docker 4.1; OWASP Docker rule 2',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const found = runsAsRoot(service);
      if (found === null) return [];
      // Where strangers talk to it, or where it may do more than others, root is one flaw away from everything.
      const exposed = service.reach === 'everywhere' || service.reach === 'address';
      const ends = !exposed && isJob(service, stack);
      return [
        {
          severity: exposed || (found.said && !ends) ? ('medium' as const) : ('low' as const),
          address: `${service.name}.user`,
          at: found.at,
          what: `${service.name} runs as root, ${found.how}.`,
        },
      ];
    }),
};
