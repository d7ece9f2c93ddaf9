import { neededStages } from '../../image-build/base-image.ts';
import { buildsOf } from '../../image-build/builds.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.health.array-with-text',
  number: 'BLD-03',
  title: 'A HEALTHCHECK is half a list and half a text',
  why: 'One builder drops the text behind the list, another takes the list for a program: the check depends on who built it.',
  fix: 'Write `HEALTHCHECK CMD program argument || exit 1` as text, or the list alone.',
  source: 'Dockerfile reference, HEALTHCHECK; measured with Engine 20.10',
  find: (stack) =>
    buildsOf(stack).flatMap(({ dockerfile, names }) =>
      neededStages(dockerfile).flatMap(({ instructions }) =>
        instructions
          .filter(
            ({ keyword, words, text }) =>
              keyword === 'HEALTHCHECK' && words === null && /^CMD\s+\[\s*"[^\]]*\]\s*\S/i.test(text),
          )
          .map(({ line, text }) => ({
            severity: 'medium' as const,
            address: `${dockerfile.path} HEALTHCHECK`,
            at: { file: dockerfile.path, line },
            what: `The HEALTHCHECK of ${names} is a list with "${text.replace(/^[^\]]*\]\s*/, '')}" behind it.`,
          })),
      ),
    ),
};
