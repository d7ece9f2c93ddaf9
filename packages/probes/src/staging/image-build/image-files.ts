import type { DockerfileInstruction, DockerfileStage, DockerfileView } from '../stack/dockerfile-view.ts';
import { ancestryOf, baseOf, isLanguageBase } from './base-image.ts';
import { type BuildContext, contextCopy } from './copied-files.ts';
import { shellCommands } from './shell-commands.ts';

/** What is known of the files of a stage at some point of its build. */
export interface ImageFiles {
  /** Whether a file with this absolute path came from the context. */
  has(path: string): boolean;
  readonly folder: string;
  /** Something else may have made files too: then nothing can be said of one that is not seen. */
  readonly open: boolean;
}

/** Programs that install or arrange, and write no file that a build names. */
const quietPrograms = new Set(
  'apt-get apt apk yum dnf microdnf pip pip3 npm yarn pnpm bundle chmod chown mkdir addgroup adduser groupadd useradd usermod rm true set test [ corepack update-ca-certificates ldconfig setcap touch cd'.split(
    ' ',
  ),
);

/** Files of the stage before each of its own instructions, and at its end (`null`). */
export function filesThrough(
  stage: DockerfileStage,
  dockerfile: DockerfileView,
  context: BuildContext,
): ReadonlyMap<DockerfileInstruction | null, ImageFiles> {
  const line = ancestryOf(stage, dockerfile.stages);
  const base = baseOf(line);
  const copies: ((path: string) => boolean)[] = [];
  function state(): ImageFiles {
    const { length } = copies;
    return { has: (path) => copies.slice(0, length).some((copy) => copy(path)), folder, open };
  }
  const found = new Map<DockerfileInstruction | null, ImageFiles>();
  let folder = '/';
  let open = base === null || !isLanguageBase(base);
  for (const each of line.toReversed()) {
    for (const instruction of each.instructions) {
      if (each === stage) found.set(instruction, state());
      if (instruction.keyword === 'WORKDIR') {
        open ||= instruction.text.includes('$');
        folder = resolved(folder, instruction.text.replace(/^["']|["']$/g, ''));
      } else if (instruction.keyword === 'RUN') open ||= makesFiles(instruction);
      else if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
        const added = copied(instruction, folder, context);
        open ||= added === null;
        if (added !== null) copies.push(...added);
      }
    }
  }
  return found.set(null, state());
}

/** A path from a folder, without `.` and `..`. */
export function resolved(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function makesFiles({ text, words }: DockerfileInstruction): boolean {
  if (words !== null || text.includes('<<')) return true;
  return shellCommands(text).some(({ words: [program = '', ...rest], redirected }) => {
    if (redirected || (program !== '' && !quietPrograms.has(program))) return true;
    const script = rest.filter((word) => !word.startsWith('-'))[0] ?? '';
    return /^(?:npm|yarn|pnpm)$/.test(program) && !/^(?:|ci|install|i|add|cache|config|set|prune)$/.test(script);
  });
}

/** For each source, whether it brings a path; null where that cannot be told. */
function copied(
  instruction: DockerfileInstruction,
  folder: string,
  context: BuildContext,
): readonly ((path: string) => boolean)[] | null {
  const copy = contextCopy(instruction);
  if (copy === null || instruction.flags.includes('--parents') || copy.target.includes('$')) return null;
  if (copy.sources.some((source) => /\.(?:tar|tgz|gz|xz|bz2)$|[*?].*\/|\*\*/.test(source))) return null;
  const target = resolved(folder, copy.target);
  const intoFolder = copy.sources.length > 1 || /(?:^|\/)\.?\.?$/.test(copy.target) || target === folder;
  const all = copy.sources.map((source) => copiedFrom(source, { target, intoFolder, context }));
  return all.every((each) => each !== null) ? all : null;
}

interface CopyTarget {
  readonly target: string;
  readonly intoFolder: boolean;
  readonly context: BuildContext;
}

function copiedFrom(source: string, { target, intoFolder, context }: CopyTarget): ((path: string) => boolean) | null {
  const clean = resolved('/', source.replace(/^(?:\.\.\/)+/, '')).slice(1);
  const inside = `${target === '/' ? '' : target}/`;
  if (/[*?]/.test(clean)) {
    const found = context.matching(source);
    const depth = clean.split('/').length;
    // A folder that matches gives its contents, and which these are is not followed.
    if (found.some((path) => path.split('/').length > depth)) return null;
    const paths = new Set(found.map((path) => `${inside}${path.split('/').at(-1) ?? ''}`));
    return (path) => paths.has(path);
  }
  if (clean !== '' && context.has(clean)) {
    // A file comes under its own name where the target is a folder, else under that of the target.
    const place = intoFolder ? `${inside}${clean.split('/').at(-1) ?? ''}` : target;
    return (path) => path === place;
  }
  const from = clean === '' ? '' : `${clean}/`;
  return (path) => path.startsWith(inside) && context.has(`${from}${path.slice(inside.length)}`);
}
