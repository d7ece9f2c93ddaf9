import type { ResolvedGate, Selector } from '@sallyport/gate';

/** Endings of the documents that describe a stack. */
export const descriptionEndings: readonly string[] = ['.md', '.markdown'];

/**
 * What descriptions are taken from, for the subject of the probe. Apart from their reading, which needs a parser that
 * no command should load to know what a probe looks at.
 */
export function descriptionSelectors(gate: ResolvedGate): readonly Selector[] {
  if (gate.staging.files.length === 0) return [];
  const listed = gate.documents
    .map(({ path }) => path)
    .filter((path) => descriptionEndings.some((each) => path.endsWith(each)));
  return [
    ...[...readmes(gate), ...listed].map((path): Selector => ({ kind: 'path', path })),
    // Papers lie among the documents, and writing them must not void the evidence.
    { kind: 'folder', path: 'docs', endings: descriptionEndings, except: papersOf(gate) },
  ];
}

/** README.md at the root and beside the Compose files. */
export function readmes(gate: ResolvedGate): readonly string[] {
  const folders = gate.staging.files.map((path) => path.replace(/[^/]*$/, ''));
  return [...new Set(['', ...folders])].map((folder) => `${folder}README.md`);
}

/** What the gate itself writes. */
export function papersOf({ papers }: ResolvedGate): readonly string[] {
  return [papers.log, papers.minutes, papers.deliverables, papers.readiness];
}
