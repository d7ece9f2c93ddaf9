import type { StagingRule } from '../../stack/staging-rule.ts';
import { isKnown, isLatest, isUnversioned, shortName } from '../image-name.ts';

export const rule: StagingRule = {
  id: 'staging.images.built-here',
  number: 'IMG-09',
  title: 'Staging builds its own program instead of running the release',
  why: 'What testers meet is made from whatever lies in the folder that day, and is not the artefact that was tested.',
  fix: 'Let CI build and push it once, and write `image: registry/name:1.2.3@sha256:…`; keep `build` in a file for developers.',
  source: 'closed-test C2; twelve-factor, build and run',
  find: (stack) =>
    stack.services.flatMap((service) => {
      if (!service.built) return [];
      const { image } = service;
      const tagged = image !== null && (!isKnown(image) || (!isLatest(image) && !isUnversioned(image)));
      const exposed = service.reach === 'everywhere' || service.reach === 'address';
      const severity = exposed ? ('high' as const) : ('medium' as const);
      return [
        {
          // With a version it is at least said which build was meant.
          severity: tagged ? ('low' as const) : severity,
          address: `${service.name}.build`,
          at: service.place('build'),
          what: tagged
            ? `${service.name} is built on the host of staging as ${isKnown(image) ? shortName(image) : 'a version of its own'}.`
            : `${service.name} is built on the host of staging, and no version says from what.`,
        },
      ];
    }),
};
