import type { DockerfileInstruction, DockerfileView } from '../stack/dockerfile-view.ts';
import { oncePerStack } from '../stack/once-per-stack.ts';
import type { StackView } from '../stack/stack-view.ts';
import { globMatcher, ignoredBy } from './docker-ignore.ts';

/** A COPY or ADD from the build context in its parts. */
export interface ContextCopy {
  readonly sources: readonly string[];
  readonly target: string;
  readonly line: number;
}

/** null: it copies from elsewhere, writes a text of its own, or leaves its sources to an argument. */
export function contextCopy({ keyword, text, words, flags, line }: DockerfileInstruction): ContextCopy | null {
  if (
    (keyword !== 'COPY' && keyword !== 'ADD') ||
    flags.some((flag) => flag.startsWith('--from=')) ||
    text.includes('<<')
  )
    return null;
  const all = words ?? text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
  const sources = all.slice(0, -1);
  const target = all.at(-1);
  if (target === undefined || sources.length === 0) return null;
  if (sources.some((source) => /[$[]|^(?:[a-z]+:\/\/|git@)|\.git(?:#|$)/.test(source))) return null;
  return { sources, target, line };
}

export interface BuildContext {
  /** Paths relative to the context, without what is ignored. */
  readonly files: readonly string[];
  /** Paths that a source means: every file that it is or holds. */
  matching(source: string): readonly string[];
  /** Whether the source is in the tree and only `.dockerignore` keeps it out. */
  isIgnored(source: string): boolean;
}

/** The files of the tree that a build is sent. */
export function buildContext(dockerfile: DockerfileView, stack: StackView): BuildContext {
  const prefix = dockerfile.context === '' ? '' : `${dockerfile.context}/`;
  const ignored = ignoredBy(dockerfile.ignore);
  const all = pathsUnder(prefix, stack).map((path) => path.slice(prefix.length));
  const files = all.filter((path) => !ignored(path));
  return {
    files,
    matching: (source) => files.filter(globMatcher(withinContext(source))),
    isIgnored: (source) =>
      all.some(globMatcher(withinContext(source))) && !files.some(globMatcher(withinContext(source))),
  };
}

const sortedPaths = oncePerStack(({ paths }) => [...paths].sort());

/** Paths that begin so, without a look at all of them for each of many builds. */
function pathsUnder(prefix: string, stack: StackView): readonly string[] {
  const paths = sortedPaths(stack);
  let first = 0;
  for (let length = paths.length; length > 0; ) {
    const half = length >> 1;
    const before = (paths[first + half] ?? '') < prefix;
    first += before ? half + 1 : 0;
    length = before ? length - half - 1 : half;
  }
  let last = first;
  while (paths[last]?.startsWith(prefix) === true) last += 1;
  return paths.slice(first, last);
}

/** The builder takes `/` and `..` at the front of a source for the context itself. */
function withinContext(source: string): string {
  return source.replace(/^(?:\/|\.\.?(?:\/|$))+/, '');
}

/** What a build or a package manager makes, and nobody commits. */
export function isMade(source: string): boolean {
  return (
    /(?:^|\/)(?:dist|build|out|target|bin|release|releases|publish|output|artifacts?|node_modules|vendor|public|\.next|coverage|generated|wheels?|pkg|certs?|secrets?)(?:\/|$)/i.test(
      source,
    ) || /\.(?:jar|war|whl|tgz|tar|gz|zip|exe|deb|apk|so|wasm|pem|key|crt)$/.test(source)
  );
}
