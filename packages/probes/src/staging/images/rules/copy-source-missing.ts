import { neededStages } from '../../image-build/base-image.ts';
import { buildsOf } from '../../image-build/builds.ts';
import { buildContext, contextCopy, isMade } from '../../image-build/copied-files.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.copy-source-missing',
  number: 'BLD-02',
  title: 'A build copies what is not there',
  why: 'The build stops there on every machine that has no more than the commit.',
  fix: 'Commit the file, correct its path from the build context, or take it out of `.dockerignore`.',
  source: 'Dockerfile reference, COPY',
  find: (stack) =>
    buildsOf(stack).flatMap(({ dockerfile, names }) => {
      const context = buildContext(dockerfile, stack);
      const folder = dockerfile.context === '' ? 'the root of the tree' : dockerfile.context;
      return neededStages(dockerfile).flatMap(({ instructions }) =>
        instructions.flatMap((instruction): RuleSighting[] => {
          const copy = contextCopy(instruction);
          return (copy?.sources ?? []).flatMap((source): RuleSighting[] => {
            if (/^(?:\.?\/?|\*)$/.test(source) || context.matching(source).length > 0) return [];
            const ignored = context.isIgnored(source);
            // What a build makes is not committed: then the Dockerfile only hides a step before it.
            const made = !ignored && isMade(source);
            // One name with a wildcard may be meant to match nothing, as for optional lock files.
            if (/[*?]/.test(source) && (copy?.sources.length ?? 0) > 1) return [];
            return [
              {
                severity: made ? 'low' : 'high',
                address: `${dockerfile.path} COPY ${source}`,
                at: { file: dockerfile.path, line: instruction.line },
                what: ignored
                  ? `The build of ${names} copies ${source}, which .dockerignore keeps from it.`
                  : `The build of ${names} copies ${source}, which is not in ${folder}${made ? ' before something else makes it' : ''}.`,
              },
            ];
          });
        }),
      );
    }),
};
