import type { ArtefactReader, ResolvedGate, SelectedDigest, Selector, TreeEntry, TreeReader } from '@sallyport/gate';
import { canonicalize, type Json, type Sha256, sha256 } from '@sallyport/record';
import { secretDigest } from './secret-key.ts';
import { tooLarge } from './tree-reader.ts';

/** Everything a selector can point at. */
export interface SubjectSources {
  /** The judged tree: the materials. */
  readonly tree: TreeReader;
  readonly artefacts: ArtefactReader;
  readonly gate: ResolvedGate;
  /** Commit id of the candidate; null: it resolves to none. */
  readonly candidate: string | null;
  /** Digests of the papers' bytes in their latest paper statements. */
  readonly papers: ReadonlyMap<string, Sha256>;
  /** Digest of the trust root's statement in force; null before there is one. */
  readonly trust: Sha256 | null;
  /** Digest of all that reading Compose files leads to: whoever reads them knows what they read. */
  readonly stack: (selector: Extract<Selector, { kind: 'stack' }>) => Promise<SelectedDigest>;
  /** This runner's key; null on a machine without one. */
  readonly secretKey: Uint8Array | null;
}

/**
 * What a selector selects today. `known: false` is neither absence nor difference: this machine cannot tell (a secret
 * without the runner's key), so the caller carries over the digest that the runner last recorded.
 */
export type SelectorState =
  | { readonly selector: Selector; readonly known: true; readonly digest: SelectedDigest }
  | { readonly selector: Selector; readonly known: false; readonly because: string };

/** Environment files are small; a large "secret" is a mistake in the gate file. */
const SECRET_LIMIT = 1024 * 1024;

/** Digests every selector, in order. @throws WorkspaceError where a file cannot be read or leads out of the tree. */
export async function digestSelectors(
  selectors: readonly Selector[],
  sources: SubjectSources,
): Promise<readonly SelectorState[]> {
  return Promise.all(selectors.map((selector) => digestSelector(selector, sources)));
}

/** SHA-256 of the canonical list of `[selector, digest]`; null when this machine cannot tell one of them. */
export function subjectDigest(states: readonly SelectorState[]): Sha256 | null {
  const pairs: Json[] = [];
  for (const state of states) {
    if (!state.known) return null;
    pairs.push([selectorJson(state.selector), state.digest]);
  }
  return sha256(canonicalize(pairs));
}

function selectorJson(selector: Selector): Json {
  // The shape of the type, which has nothing but texts and lists of texts.
  return Object.fromEntries(
    Object.entries(selector).map(([key, value]): [string, Json] => [
      key,
      typeof value === 'string' ? value : [...value],
    ]),
  );
}

/** What one selector selects today. @throws like `digestSelectors`. */
export async function digestSelector(selector: Selector, sources: SubjectSources): Promise<SelectorState> {
  if (selector.kind === 'secret') return digestSecret(selector, sources);
  return { selector, known: true, digest: await digestKnown(selector, sources) };
}

async function digestKnown(
  selector: Exclude<Selector, { kind: 'secret' }>,
  sources: SubjectSources,
): Promise<SelectedDigest> {
  switch (selector.kind) {
    case 'path': {
      const found = await sources.tree.find(selector.path);
      return found === null ? null : sources.tree.sha256(found.path);
    }
    case 'folder':
      return digestFolder(selector, sources.tree);
    case 'named':
      return digestNamed(selector.names, sources.tree);
    case 'stack':
      return sources.stack(selector);
    case 'artefact':
      return (await sources.artefacts.find(selector.path))?.sha256 ?? null;
    case 'gate':
      return digestKeys(selector.keys, sources.gate);
    case 'candidate':
      return sources.candidate === null ? null : sha256(`commit ${sources.candidate}`);
    case 'paper':
      return sources.papers.get(selector.paper) ?? null;
    case 'trust':
      return sources.trust;
  }
}

/** Sorted lines `sha256 SP kind SP path LF`; links count by what they lead to, submodules by their place. */
async function digestFolder(
  { path, endings, except }: Extract<Selector, { kind: 'folder' }>,
  tree: TreeReader,
): Promise<SelectedDigest> {
  const prefix = `${path.replace(/^\.?\/+|\/+$/g, '')}/`.toLowerCase();
  const isBelow = (lower: string): boolean => prefix === '/' || prefix === './' || lower.startsWith(prefix);
  const left = new Set(except?.map((each) => each.toLowerCase()));
  const isMeant = (lower: string): boolean =>
    !left.has(lower) && (endings === undefined || endings.some((ending) => lower.endsWith(ending.toLowerCase())));
  const entries = await tree.list();
  return digestEntries(
    entries.filter((entry) => isBelow(entry.path.toLowerCase()) && isMeant(entry.path.toLowerCase())),
    tree,
  );
}

/** Files that are called so; see the selector. */
async function digestNamed(names: readonly string[], tree: TreeReader): Promise<SelectedDigest> {
  const wanted = names.map((name) => name.toLowerCase());
  const isCalledSo = (path: string): boolean => {
    const last = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    return wanted.some((name) => last === name || last.startsWith(`${name}.`) || last.endsWith(`.${name}`));
  };
  return digestEntries(
    (await tree.list()).filter((entry) => isCalledSo(entry.path)),
    tree,
  );
}

async function digestEntries(entries: readonly TreeEntry[], tree: TreeReader): Promise<SelectedDigest> {
  if (entries.length === 0) return null;
  const lines: string[] = [];
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const digest = entry.kind === 'submodule' ? '-' : await tree.sha256(entry.path);
    lines.push(`${digest ?? '-'} ${entry.kind} ${entry.path}\n`);
  }
  return sha256(lines.join(''));
}

function digestKeys(keys: readonly string[], gate: ResolvedGate): Sha256 {
  const values = new Map<string, unknown>(Object.entries(gate));
  const named = keys.map((key): [string, Json] => [key, (values.get(key) ?? null) as Json]);
  return sha256(canonicalize(Object.fromEntries(named)));
}

async function digestSecret(
  selector: Extract<Selector, { kind: 'secret' }>,
  sources: SubjectSources,
): Promise<SelectorState> {
  const { secretKey } = sources;
  if (secretKey === null) {
    const because = `${selector.path} is a secret, and its digest can only be computed with the runner's key`;
    return { selector, known: false, because };
  }
  const bytes = await sources.artefacts.head(selector.path, SECRET_LIMIT + 1);
  if (bytes === null) return { selector, known: true, digest: null };
  if (bytes.length > SECRET_LIMIT) throw tooLarge(selector.path, bytes.length, SECRET_LIMIT);
  return { selector, known: true, digest: secretDigest(secretKey, selector.path, bytes) };
}
