import { neededStages } from '../../image-build/base-image.ts';
import { buildsOf } from '../../image-build/builds.ts';
import { shellOf } from '../../image-build/image-programs.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.run-without-shell',
  number: 'BLD-01',
  title: 'A build runs a command where there is no shell',
  why: 'The build stops there, so the service cannot be made from this commit at all.',
  fix: 'Run the command in a stage that has a shell and copy the result, or write it as a JSON array.',
  source: 'Dockerfile reference, RUN',
  find: (stack) =>
    buildsOf(stack).flatMap(({ dockerfile, names }) =>
      neededStages(dockerfile).flatMap((stage): RuleSighting[] => {
        const run = stage.instructions.find(
          ({ keyword, words, line }) =>
            keyword === 'RUN' && words === null && shellOf(stage, dockerfile, line) === false,
        );
        if (run === undefined) return [];
        return [
          {
            severity: 'critical',
            address: `${dockerfile.path} ${stage.name ?? stage.base} RUN`,
            at: { file: dockerfile.path, line: run.line },
            what: `The build of ${names} runs a shell command on ${stage.base.split('@')[0] ?? ''}, which has no shell.`,
          },
        ];
      }),
    ),
};
