import type { StagingRule } from '../../stack/staging-rule.ts';
import { isKnown, isLatest, isUnversioned, shortName } from '../image-name.ts';

export const rule: StagingRule = {
  id: 'staging.images.no-digest',
  number: 'IMG-02',
  title: 'An image is not fixed to its bytes',
  why: 'A tag can be pushed again: what runs need not be what was tested and approved.',
  fix: 'Add the digest behind the tag, as `docker buildx imagetools inspect` prints it: `name:1.2.3@sha256:…`.',
  source: 'OWASP Docker rule 13; closed-test C2',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const { image } = service;
      if (image === null || service.built || image.digest !== null || !isKnown(image)) return [];
      if (isLatest(image) || isUnversioned(image)) return [];
      return [
        {
          severity: 'medium' as const,
          address: `${service.name}.image digest`,
          at: service.place('image'),
          what: `${service.name} runs ${shortName(image)} without a digest.`,
        },
      ];
    }),
};
