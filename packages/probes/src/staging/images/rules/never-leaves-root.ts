import { listOfNames } from '../../exposure/network-members.ts';
import { baseOf } from '../../image-build/base-image.ts';
import { buildsOf } from '../../image-build/builds.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.never-leaves-root',
  number: 'BLD-06',
  title: 'A Dockerfile names no user',
  why: 'Its program runs as root wherever the image is started, so one flaw in it has every right inside.',
  fix: 'Add `USER 10001:10001` before CMD, and give it the folders that it writes.',
  source: 'CIS Docker 4.1; OWASP Docker rule 2',
  find: (stack) =>
    buildsOf(stack).flatMap(({ dockerfile, services }): RuleSighting[] => {
      // Who runs as root because a file says so is found by staging.privilege.
      const asRoot = services.filter(({ model }) => typeof model['user'] !== 'string' || model['user'] === '');
      const base = baseOf(dockerfile.ancestry);
      const named = dockerfile.ancestry.some(({ instructions }) =>
        instructions.some(({ keyword }) => keyword === 'USER'),
      );
      if (asRoot.length === 0 || named || base === null) return [];
      const rootBase =
        base.scratch || (base.component !== null && base.component.user === null && !base.component.stepsDown);
      if (!rootBase) return [];
      return [
        {
          severity: 'medium',
          address: `${dockerfile.path} USER`,
          at: { file: dockerfile.path, line: dockerfile.built.line },
          what: `${listOfNames(asRoot)} ${asRoot.length > 1 ? 'run' : 'runs'} as root, since ${dockerfile.path} names no user and ${base.image.text.split('@')[0] ?? ''} has root.`,
        },
      ];
    }),
};
