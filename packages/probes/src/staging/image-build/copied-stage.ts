import type { DockerfileInstruction, DockerfileStage, DockerfileView } from '../stack/dockerfile-view.ts';
import { ancestryOf, baseOf, isLanguageBase, stageNamed } from './base-image.ts';

/** Names that people give to stages, and nobody to an image. */
const stageWords =
  /^(?:(?:app|web|api|prod|production|dev|development|final|front-?end|back-?end|client|server)[-_]?)?(?:build|builder|building|base|deps|dependencies|assets|compile|compiler|install|installer|packages|prepare|source|src|test|tests|stage|bundle|bundler|publish|runner|release)(?:[-_]?(?:stage|env|base|deps|prod|dev|\d+))?$/i;

const systemFolders =
  /^\/(?:usr|etc|lib\w*|s?bin|opt|var|root|home|tmp|go|run|srv|proc|dev|sys|mnt|nodejs|busybox)(?:\/|$)/;

/** Why what a COPY takes from another stage is not there; null where it may be. `contexts` are named in the Compose file. */
export function copiedStageProblem(
  { keyword, text, words, flags }: DockerfileInstruction,
  stage: DockerfileStage,
  dockerfile: DockerfileView,
  contexts: ReadonlySet<string>,
): string | null {
  const name =
    keyword === 'COPY' ? flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length) : undefined;
  if (name === undefined || contexts.has(name)) return null;
  const from = stageNamed(name, stage, dockerfile.stages);
  if (from === undefined) return absentStage(name, stage, dockerfile);
  const all = words ?? text.split(/\s+/).filter((word) => word !== '');
  const folder = all.slice(0, -1).map((source) => folderNobodyMakes(source, from, dockerfile));
  const found = folder.find((each) => each !== null);
  return found === undefined || found === null ? null : `${found} from the stage ${name}, which has no such folder`;
}

function absentStage(name: string, stage: DockerfileStage, { stages }: DockerfileView): string | null {
  if (/^\d+$/.test(name)) {
    const above = stages.indexOf(stage);
    return `from stage ${name}, and only ${above} ${above === 1 ? 'stands' : 'stand'} above it`;
  }
  if (stages.some((each) => each.name === name.toLowerCase()))
    return `from the stage ${name}, which does not stand above it`;
  return stageWords.test(name) ? `from a stage ${name}, which the Dockerfile does not have` : null;
}

/** A folder at the root that no line of the stage speaks of, on a base that has none of its own. */
function folderNobodyMakes(source: string, from: DockerfileStage, dockerfile: DockerfileView): string | null {
  const line = ancestryOf(from, dockerfile.stages);
  const base = baseOf(line);
  const [, top] = /^\/?([\w.-]+)\/./.exec(source) ?? [];
  if (base === null || !isLanguageBase(base) || top === undefined || systemFolders.test(`/${top}/`)) return null;
  const texts = line.flatMap(({ instructions }) => instructions.map(({ text }) => text));
  const spoken = texts.some(
    (text) =>
      text.includes(`/${top}`) ||
      /\$|<</.test(text) ||
      new RegExp(`(?:^|\\s)${top.replace(/\./g, '\\.')}(?:/|\\s|$)`).test(text),
  );
  return spoken ? null : source;
}
