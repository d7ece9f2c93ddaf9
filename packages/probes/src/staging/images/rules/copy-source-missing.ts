import { neededStages } from '../../image-build/base-image.ts';
import { type Build, buildsOf } from '../../image-build/builds.ts';
import { buildContext, contextCopy, isMade } from '../../image-build/copied-files.ts';
import { copiedStageProblem } from '../../image-build/copied-stage.ts';
import type { DockerfileInstruction, DockerfileStage } from '../../stack/dockerfile-view.ts';
import type { StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.copy-source-missing',
  number: 'BLD-02',
  title: 'A build copies what is not there',
  why: 'The build stops there on every machine that has no more than the commit.',
  fix: 'Commit the file, correct its path from the build context, or take it out of `.dockerignore`.',
  source: 'Dockerfile reference, COPY',
  find: (stack) =>
    buildsOf(stack).flatMap((build) =>
      neededStages(build.dockerfile).flatMap((stage) =>
        stage.instructions.flatMap((instruction) => [
          ...fromStage(instruction, stage, build),
          ...fromContext(instruction, build, stack),
        ]),
      ),
    ),
};

function fromStage(
  instruction: DockerfileInstruction,
  stage: DockerfileStage,
  { dockerfile, contexts, names }: Build,
): readonly RuleSighting[] {
  const problem = copiedStageProblem(instruction, stage, dockerfile, contexts);
  if (problem === null) return [];
  return [
    {
      severity: 'high',
      address: `${dockerfile.path} COPY ${problem.split(',')[0] ?? ''}`,
      at: { file: dockerfile.path, line: instruction.line },
      what: `The build of ${names} copies ${problem}.`,
      fix: 'Name a stage that stands above, and a path that it has.',
    },
  ];
}

function fromContext(
  instruction: DockerfileInstruction,
  { dockerfile, names }: Build,
  stack: StackView,
): readonly RuleSighting[] {
  const context = buildContext(dockerfile, stack);
  const folder = dockerfile.context === '' ? 'the root of the tree' : dockerfile.context;
  const sources = contextCopy(instruction)?.sources ?? [];
  return sources.flatMap((source): RuleSighting[] => {
    if (/^(?:\.?\/?|\*)$/.test(source) || context.matching(source).length > 0) return [];
    // One name with a wildcard among others may be meant to match nothing, as for optional lock files.
    if (/[*?]/.test(source) && sources.length > 1) return [];
    const ignored = context.isIgnored(source);
    // What a build makes is not committed: then the Dockerfile only hides a step before it.
    const made = !ignored && isMade(source);
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
}
