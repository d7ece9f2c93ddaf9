import type { StagingRule } from '../../stack/staging-rule.ts';
import { isKnown, isLatest, shortName } from '../image-name.ts';

export const rule: StagingRule = {
  id: 'staging.images.latest-tag',
  number: 'IMG-01',
  title: 'An image is whatever the registry has today',
  why: 'What was tested yesterday and what is pulled tomorrow are different programs under one name, and nobody can go back.',
  fix: 'Write the version and the digest: `image: name:1.2.3@sha256:…`.',
  source: 'CIS Docker 4.1 notes; OWASP Docker rule 13',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const { image } = service;
      if (image === null || service.built || !isKnown(image) || !isLatest(image)) return [];
      const how = image.tag === null ? ' without a tag, so as `latest`' : ', whichever that is today';
      return [
        {
          severity: 'high' as const,
          address: `${service.name}.image`,
          at: service.place('image'),
          what: `${service.name} runs ${shortName(image)}${how}.`,
        },
      ];
    }),
};
