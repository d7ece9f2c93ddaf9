import type { Component } from '../stack/component.ts';
import { components } from '../stack/components.ts';
import type { DockerfileInstruction, DockerfileStage, DockerfileView } from '../stack/dockerfile-view.ts';
import { matchComponent, parseImage } from '../stack/match-component.ts';
import type { ServiceView } from '../stack/stack-view.ts';

export type Image = NonNullable<ServiceView['image']>;

/** The image from outside on which a stage stands at last, and the stage that names it. */
export interface BaseImage {
  readonly image: Image;
  readonly stage: DockerfileStage;
  readonly component: Component | null;
  readonly scratch: boolean;
}

/** What the chain of stages ends in. null: the file leaves it to a build argument. */
export function baseOf(ancestry: readonly DockerfileStage[]): BaseImage | null {
  const stage = ancestry.at(-1);
  if (stage === undefined || stage.base === '' || stage.base.includes('$')) return null;
  const image = parseImage(stage.base);
  return { image, stage, component: matchComponent(components, image), scratch: stage.base === 'scratch' };
}

const languages =
  /^(?:rust|ruby|php|perl|maven|gradle|openjdk|eclipse-temurin|amazoncorretto|elixir|erlang|haskell|swift|dart|gcc|busybox|buildpack-deps|dotnet\/(?:sdk|aspnet|runtime)|oven\/bun|denoland\/deno)$/;

/** A system or a language and nothing of a program's own: what a stage has beyond it, its lines have brought. */
export function isLanguageBase({ component, scratch, image }: BaseImage): boolean {
  return scratch || component?.kind === 'runtime' || languages.test(image.repository);
}

/** A stage and those it is made from, nearest first. */
export function ancestryOf(stage: DockerfileStage, stages: readonly DockerfileStage[]): readonly DockerfileStage[] {
  const line = [stage];
  for (let parent = stageNamed(stage.base, stage, stages); parent !== undefined && !line.includes(parent); ) {
    line.push(parent);
    parent = stageNamed(parent.base, parent, stages);
  }
  return line;
}

/** The stage above `below` with this name or number. */
export function stageNamed(
  name: string,
  below: DockerfileStage,
  stages: readonly DockerfileStage[],
): DockerfileStage | undefined {
  const above = stages.slice(0, stages.indexOf(below));
  return (
    above.findLast((stage) => stage.name === name.toLowerCase()) ??
    (/^\d+$/.test(name) ? above[Number(name)] : undefined)
  );
}

/** Stages that a build needs: the one that is built, what it is made from, and what these copy from. */
export function neededStages(dockerfile: DockerfileView): readonly DockerfileStage[] {
  const needed = new Set<DockerfileStage>();
  const open = [dockerfile.built];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    if (needed.has(stage)) continue;
    needed.add(stage);
    const names = [stage.base, ...stage.instructions.flatMap(sourcesOf)];
    for (const name of names) {
      const other = stageNamed(name, stage, dockerfile.stages);
      if (other !== undefined) open.push(other);
    }
  }
  return dockerfile.stages.filter((stage) => needed.has(stage));
}

/** Stages and images that `--from` and `--mount` name. */
function sourcesOf({ flags }: DockerfileInstruction): readonly string[] {
  return flags.flatMap((flag) => /^--(?:from=|mount=\S*\bfrom=)([^\s,]+)/.exec(flag)?.[1] ?? []);
}

/** Images from outside that the build takes: bases, and what is copied out of images. */
export function takenImages(
  dockerfile: DockerfileView,
  contexts: ReadonlySet<string>,
): readonly { readonly text: string; readonly line: number }[] {
  return neededStages(dockerfile).flatMap((stage) => [
    ...(stageNamed(stage.base, stage, dockerfile.stages) === undefined && !contexts.has(stage.base)
      ? [{ text: stage.base, line: stage.line }]
      : []),
    ...stage.instructions.flatMap((instruction) =>
      sourcesOf(instruction)
        .filter((name) => stageNamed(name, stage, dockerfile.stages) === undefined && !contexts.has(name))
        .filter((name) => /[/:]/.test(name) || matchComponent(components, parseImage(name)) !== null)
        .map((name) => ({ text: name, line: instruction.line })),
    ),
  ]);
}
