import { takenImages } from '../../image-build/base-image.ts';
import { buildsOf } from '../../image-build/builds.ts';
import { parseImage } from '../../stack/match-component.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isKnown, isLatest, isUnversioned, shortName } from '../image-name.ts';

export const rule: StagingRule = {
  id: 'staging.images.unpinned-base',
  number: 'BLD-07',
  title: 'A build stands on an image that moves',
  why: 'Two builds of one commit are two programs, and the one that was tested cannot be made again.',
  fix: 'Write version and digest: `FROM name:1.2.3@sha256:…`, and let a bot propose newer ones.',
  source: 'hadolint DL3006, DL3007',
  find: (stack) =>
    buildsOf(stack).flatMap(({ dockerfile, names, contexts }) =>
      firstOfEach(takenImages(dockerfile, contexts)).flatMap(({ text, line }): RuleSighting[] => {
        const image = parseImage(text);
        if (text === 'scratch' || !isKnown(image) || image.digest !== null) return [];
        const moves = isLatest(image) || isUnversioned(image);
        return [
          {
            severity: moves ? 'medium' : 'low',
            address: `${dockerfile.path} ${text}`,
            at: { file: dockerfile.path, line },
            what: `The build of ${names} takes ${shortName(image)}${moves ? ', which names no version' : ' without a digest'}.`,
          },
        ];
      }),
    ),
};

/** An image that several stages take is said once, where it stands first. */
function firstOfEach<T extends { readonly text: string }>(all: readonly T[]): readonly T[] {
  return all.filter((each, index) => all.findIndex(({ text }) => text === each.text) === index);
}
