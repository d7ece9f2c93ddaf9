import type { TreeReader } from '@sallyport/gate';
import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import { readMarkdown } from '../../markdown/read-markdown.ts';
import type { ProbeContext } from '../../probe.ts';
import { ProbeError } from '../../probe-error.ts';
import { anchorsOf, hasAnchor } from './anchors.ts';

export interface BrokenLink {
  readonly kind: 'link' | 'anchor' | 'image';
  readonly line: number;
  readonly target: string;
  readonly what: string;
}

export interface LinkCheck {
  readonly broken: readonly BrokenLink[];
  readonly inside: number;
  /** Links to other hosts: not looked at. */
  readonly outside: number;
}

/** Pages of a code host that relative links from Markdown reach, above the root of the tree. */
const hostPages =
  /(?:^|\/)(?:issues|pulls?|releases|wiki|actions|discussions|security|projects|tree|blob|raw|compare|labels|milestones|-)(?:\/|$)/;
const readableAnchors = /\.(?:md|markdown)$/i;
const mostLinks = 5_000;
const mostDocuments = 500;

/** What links are checked against: the whole tree, listed once. */
export interface LinkTargets {
  resolve(path: string): { readonly path: string; readonly exact: boolean; readonly folder: boolean } | null;
  /** Anchors of a Markdown file of the tree; null where it cannot be read as one. */
  anchors(path: string): Promise<ReadonlySet<string> | null>;
}

export async function linkTargets(context: ProbeContext): Promise<LinkTargets> {
  const exact = new Set<string>();
  const folders = new Set<string>(['']);
  const anyCase = new Map<string, string>();
  for (const { path } of await context.tree.list()) {
    exact.add(path);
    anyCase.set(path.toLowerCase(), path);
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  }
  const known = new Map<string, ReadonlySet<string> | null>();
  const untracked = context.gate.untracked
    .filter((each) => each.kind === 'artefact')
    .map((each) => each.path.replace(/\/+$/, ''));
  return {
    resolve(path) {
      const folder = path.replace(/\/+$/, '');
      if (exact.has(path)) return { path, exact: true, folder: false };
      if (folders.has(folder)) return { path: folder, exact: true, folder: true };
      if (untracked.some((each) => folder === each || folder.startsWith(`${each}/`)))
        return { path, exact: true, folder: true };
      const other = anyCase.get(path.toLowerCase());
      return other === undefined ? null : { path: other, exact: false, folder: false };
    },
    async anchors(path) {
      const before = known.get(path);
      if (before !== undefined) return before;
      const anchors = known.size < mostDocuments ? await readAnchors(path, context.tree) : null;
      known.set(path, anchors);
      return anchors;
    },
  };
}

/** Checks every link and image of a document that leads into the tree. */
export async function checkLinks(path: string, document: MarkdownDocument, targets: LinkTargets): Promise<LinkCheck> {
  const own = anchorsOf(document);
  const broken: BrokenLink[] = [...undefinedReferences(document)];
  let inside = 0;
  let outside = 0;
  for (const link of document.links.slice(0, mostLinks)) {
    const target = link.target.trim();
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) {
      outside += 1;
      continue;
    }
    // A link without text is an anchor in disguise; one with a template's variable is known as a placeholder.
    if (/[{}<>]|%7B/i.test(target) || (link.text === '' && !link.image)) continue;
    inside += 1;
    const kind = link.image ? 'image' : 'link';
    const report = (what: string, of: BrokenLink['kind'] = kind): void => {
      broken.push({ kind: of, line: link.line, target: target.slice(0, 120), what });
    };
    if (target === '' || (target === '#' && !/\btop\b|^[↑⬆]/i.test(link.text))) {
      report('leads nowhere');
      continue;
    }
    const [file, anchor] = split(target);
    if (file === '') {
      if (!hasAnchor(own, anchor)) report('names a heading that is not in this document', 'anchor');
      continue;
    }
    const found = resolve(path, file, targets);
    if (found === 'outside') outside += 1;
    else if (found === 'above') report('leads out of the repository');
    else if (found === null) report('names a file that is not in the tree');
    else if (!found.exact) report(`is spelled ${found.path} in the tree, and breaks where letter case counts`);
    else if (anchor !== '' && !found.folder && readableAnchors.test(found.path)) {
      const anchors = await targets.anchors(found.path);
      if (anchors !== null && !hasAnchor(anchors, anchor))
        report('names a heading that is not in that document', 'anchor');
    }
  }
  return { broken, inside, outside };
}

/** A linked document that is no readable Markdown is not this document's fault. */
async function readAnchors(path: string, tree: TreeReader): Promise<ReadonlySet<string> | null> {
  const bytes = await tree.read(path);
  if (bytes === null) return null;
  try {
    return anchorsOf(readMarkdown(bytes));
  } catch (error) {
    if (error instanceof ProbeError) return null;
    throw error;
  }
}

function resolve(
  from: string,
  file: string,
  targets: LinkTargets,
): ReturnType<LinkTargets['resolve']> | 'outside' | 'above' {
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  if (file.startsWith('/')) {
    // From the root of the tree on a code host, from the root of the site on a documentation site.
    const bases = ['', ...folder.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))];
    for (const base of bases) {
      const found = resolveAt(`${base === '' ? '' : `${base}/`}${file.slice(1)}`, targets);
      if (found !== null) return found;
    }
    return null;
  }
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of file.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return hostPages.test(file) ? 'outside' : 'above';
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return resolveAt(parts.join('/'), targets);
}

/** The path itself, or what documentation sites make of it. */
function resolveAt(path: string, targets: LinkTargets): ReturnType<LinkTargets['resolve']> {
  const tries = [path, `${path}.md`, `${path.replace(/\.html?$/i, '')}.md`, `${path}.markdown`];
  for (const each of tries) {
    const found = targets.resolve(each);
    if (found?.exact === true) return found;
  }
  return targets.resolve(path);
}

function split(target: string): readonly [string, string] {
  const hash = target.indexOf('#');
  const file = (hash < 0 ? target : target.slice(0, hash)).replace(/\?.*$/, '');
  return [decoded(file), decoded(hash < 0 ? '' : target.slice(hash + 1))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A `%` that is no escape stands for itself.
    return text;
  }
}

/** `[text][name]` whose name is defined nowhere is left as text by Markdown. */
function undefinedReferences(document: MarkdownDocument): readonly BrokenLink[] {
  return document.sentences.flatMap(({ text, line, codes }) => {
    const match = /(?<!\w)\[[^[\]]*\p{L}[^[\]]*\]\[([^[\]]*)\]/u.exec(text);
    if (match === null || codes.some((code) => code.includes(match[0]))) return [];
    return [
      { kind: 'link' as const, line, target: match[0].slice(0, 120), what: 'refers to a link that is defined nowhere' },
    ];
  });
}
