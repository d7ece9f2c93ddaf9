import type { StagingRule } from '../../stack/staging-rule.ts';
import { isKnown, isUnversioned, shortName } from '../image-name.ts';

export const rule: StagingRule = {
  id: 'staging.images.unversioned-tag',
  number: 'IMG-03',
  title: 'A tag names no version',
  why: '`alpine`, `stable` or `main` move like `latest`: the next pull may bring the next major version.',
  fix: 'Write the version before it, and the digest behind it: `nginx:1.29.3-alpine@sha256:…`.',
  source: 'measured: dclint passes `nginx:alpine`',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const { image, component } = service;
      if (image === null || service.built || !isKnown(image) || !isUnversioned(image)) return [];
      // A store that wakes up in the next major version does not read its data any more.
      const holds = (component?.data.length ?? 0) > 0;
      return [
        {
          severity: holds ? ('high' as const) : ('medium' as const),
          address: `${service.name}.image`,
          at: service.place('image'),
          what: `${service.name} runs ${shortName(image)}, and "${image.tag ?? ''}" says no version.`,
        },
      ];
    }),
};
