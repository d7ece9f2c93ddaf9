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
  /** Whether it is sent: a path relative to the context, and not ignored. */
  has(path: string): boolean;
  /** Whether a file of this name lies in any folder. */
  hasName(name: string): boolean;
  /** Paths that a source means: every file that it is or holds. */
  matching(source: string): readonly string[];
  /** Whether the source is in the tree and only `.dockerignore` keeps it out. */
  isIgnored(source: string): boolean;
}

/** The files of the tree that a build is sent. Builds that share a folder and its `.dockerignore` share them. */
export function buildContext({ context, ignore }: DockerfileView, stack: StackView): BuildContext {
  const known = contexts(stack);
  const key = JSON.stringify([context, ignore]);
  const found = known.get(key) ?? readContext(context, ignore, stack);
  known.set(key, found);
  return found;
}

const contexts = oncePerStack(() => new Map<string, BuildContext>());

function readContext(folder: string, ignore: string | null, stack: StackView): BuildContext {
  const prefix = folder === '' ? '' : `${folder}/`;
  const ignored = ignoredBy(ignore);
  const all = under(sortedPaths(stack), prefix).map((path) => path.slice(prefix.length));
  const files = all.filter((path) => !ignored(path));
  const known = new Map<string, readonly string[]>();
  const present = new Set(files);
  let names: ReadonlySet<string> | null = null;
  function find(source: string): readonly string[] {
    const found = known.get(source) ?? matching(files, withinContext(source));
    known.set(source, found);
    return found;
  }
  return {
    has: (path) => present.has(path),
    hasName(name) {
      names ??= new Set(files.map((path) => path.slice(path.lastIndexOf('/') + 1)));
      return names.has(name);
    },
    matching: find,
    isIgnored: (source) => find(source).length === 0 && matching(all, withinContext(source)).length > 0,
  };
}

const sortedPaths = oncePerStack(({ paths }) => [...paths].sort());

/** A file, or all in a folder. Without wildcards nothing else is looked at. */
function matching(sorted: readonly string[], source: string): readonly string[] {
  if (/[*?]/.test(source)) return sorted.filter(globMatcher(source));
  const path = source
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  if (path === '') return sorted;
  return under(sorted, path).filter((each) => each === path || each.startsWith(`${path}/`));
}

/** Paths that begin so, without a look at all of them for each of many builds. */
function under(sorted: readonly string[], prefix: string): readonly string[] {
  let first = 0;
  for (let length = sorted.length; length > 0; ) {
    const half = length >> 1;
    const before = (sorted[first + half] ?? '') < prefix;
    first += before ? half + 1 : 0;
    length = before ? length - half - 1 : half;
  }
  let last = first;
  while (sorted[last]?.startsWith(prefix) === true) last += 1;
  return sorted.slice(first, last);
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
