import { neededStages } from '../../image-build/base-image.ts';
import { type Build, buildsOf } from '../../image-build/builds.ts';
import { type BuildContext, buildContext } from '../../image-build/copied-files.ts';
import { filesThrough, type ImageFiles, resolved } from '../../image-build/image-files.ts';
import { neededFiles, scriptOf } from '../../image-build/needed-files.ts';
import { shellCommands } from '../../image-build/shell-commands.ts';
import type { DockerfileInstruction } from '../../stack/dockerfile-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.file-not-copied',
  number: 'BLD-02',
  title: 'A build or its program needs a file that was not copied',
  why: 'The build stops, or the container starts and ends at once, on every machine.',
  fix: 'Copy the file before the line that needs it.',
  source: 'Dockerfile reference, COPY, RUN, CMD',
  find: (stack) =>
    buildsOf(stack).flatMap((build) => {
      const context = buildContext(build.dockerfile, stack);
      return [...missingWhileBuilding(build, context), ...missingAtStart(build, context)];
    }),
};

function missingWhileBuilding({ dockerfile, names }: Build, context: BuildContext): readonly RuleSighting[] {
  return neededStages(dockerfile).flatMap((stage) => {
    const through = filesThrough(stage, dockerfile, context);
    return stage.instructions.flatMap((instruction): RuleSighting[] => {
      const there = through.get(instruction);
      const missing = there === undefined ? null : missingFor(instruction, there);
      if (missing === null) return [];
      return [
        {
          severity: 'high',
          address: `${dockerfile.path} RUN ${missing}`,
          at: { file: dockerfile.path, line: instruction.line },
          what: `The build of ${names} needs ${missing} here, and nothing has copied it${whereElse(missing, context)}.`,
        },
      ];
    });
  });
}

/** The first file that a RUN needs and that cannot be there. */
function missingFor({ keyword, text, words, flags }: DockerfileInstruction, there: ImageFiles): string | null {
  if (
    keyword !== 'RUN' ||
    words !== null ||
    there.open ||
    flags.some((flag) => /^--mount=.*type=bind/.test(flag)) ||
    text.includes('<<')
  ) {
    return null;
  }
  for (const command of shellCommands(text)) {
    if (command.grammar.length > 0 || command.words[0] === 'cd' || command.joint === '||') return null;
    for (const choices of neededFiles(command)) {
      if (!choices.some((file) => isThere(file, there))) return choices[0] ?? null;
    }
    // Whatever ran before may have made the next file.
    if (!/^(?:npm|yarn|pip3?|apk|apt-get|apt|chmod|mkdir|rm)$/.test(command.words[0] ?? '')) return null;
  }
  return null;
}

function missingAtStart({ dockerfile, services, names }: Build, context: BuildContext): readonly RuleSighting[] {
  const there = filesThrough(dockerfile.built, dockerfile, context).get(null);
  if (there === undefined || there.open) return [];
  const start = dockerfile.ancestry
    .flatMap(({ instructions }) => instructions.toReversed())
    .find(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
  const words = start?.words ?? null;
  if (
    start === undefined ||
    words === null ||
    services.some(({ mounts, command, entrypoint }) => mounts.length > 0 || command !== null || entrypoint !== null)
  ) {
    return [];
  }
  const missing = scriptOf(words).find((file) => !isThere(file, there));
  if (missing === undefined) return [];
  return [
    {
      severity: 'high',
      address: `${dockerfile.path} ${start.keyword} ${missing}`,
      at: { file: dockerfile.path, line: start.line },
      what: `${names} starts with ${missing}, and nothing has copied it into the image${whereElse(missing, context)}.`,
    },
  ];
}

function isThere(file: string, there: ImageFiles): boolean {
  return there.has(resolved(there.folder, file));
}

function whereElse(file: string, context: BuildContext): string {
  return context.hasName(file.split('/').at(-1) ?? '') ? '' : ', nor is it in the build context';
}
