import type { DockerfileInstruction, DockerfileStage, DockerfileView } from '../stack/dockerfile-view.ts';
import { ancestryOf, baseOf, isLanguageBase } from './base-image.ts';
import { type BuildContext, contextCopy } from './copied-files.ts';
import { shellCommands } from './shell-commands.ts';

/** What is known of the files of a stage at some point of its build. */
export interface ImageFiles {
  /** Absolute paths of files that came from the context. */
  readonly files: ReadonlySet<string>;
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
  let files: ReadonlySet<string> = new Set<string>();
  const found = new Map<DockerfileInstruction | null, ImageFiles>();
  let folder = '/';
  let open = base === null || !isLanguageBase(base);
  for (const each of line.toReversed()) {
    for (const instruction of each.instructions) {
      if (each === stage) found.set(instruction, { files, folder, open });
      if (instruction.keyword === 'WORKDIR') {
        open ||= instruction.text.includes('$');
        folder = resolved(folder, instruction.text.replace(/^["']|["']$/g, ''));
      } else if (instruction.keyword === 'RUN') open ||= makesFiles(instruction);
      else if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
        const added = copied(instruction, folder, context);
        open ||= added === null;
        // Lines between two copies share one set.
        if (added !== null && added.length > 0) files = new Set([...files, ...added]);
      }
    }
  }
  return found.set(null, { files, folder, open });
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

/** Absolute paths that a copy brings; null where that cannot be told. */
function copied(instruction: DockerfileInstruction, folder: string, context: BuildContext): readonly string[] | null {
  const copy = contextCopy(instruction);
  if (
    copy === null ||
    instruction.flags.includes('--parents') ||
    copy.target.includes('$') ||
    /\.(?:tar|tgz|gz|xz|bz2)$/.test(copy.sources.join(' '))
  )
    return null;
  const target = resolved(folder, copy.target);
  const intoFolder = copy.sources.length > 1 || /(?:^|\/)\.?\.?$/.test(copy.target) || target === folder;
  if (copy.sources.some((source) => /[*?].*\/|\*\*/.test(source))) return null;
  return copy.sources.flatMap((source) => {
    const clean = resolved('/', source.replace(/^(?:\.\.\/)+/, '')).slice(1);
    if (/[*?]/.test(clean)) return context.matching(source).map((path) => `${target}/${path.split('/').at(-1) ?? ''}`);
    return context.matching(source).map((path) => {
      // A folder gives its contents, a file itself: under its own name where the target is a folder.
      if (path !== clean) return resolved(target, clean === '' ? path : path.slice(clean.length + 1));
      return intoFolder ? resolved(target, path.split('/').at(-1) ?? '') : target;
    });
  });
}
