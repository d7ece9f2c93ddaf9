import type { ProbeContext } from '../../probe.ts';
import type { ClaimDocument } from './claim.ts';
import { readClaimDocument } from './claim-documents.ts';
import { descriptionEndings, papersOf, readmes } from './description-selectors.ts';

const most = 300;
const largest = 256 * 1024;
/** What was decided, done or proposed at its time speaks of other days than today; papers are the gate's own. */
const ofItsTime =
  /(?:^|[/_.-])(?:adrs?|archived?|changelogs?|changes|decisions|deprecated|history|logs?|meetings?|migrations?|minutes|old|proposals?|releases?|reports?|rfcs?|roadmaps?|superseded|templates?|upgrad(?:e|ing))(?=$|[/_.-])/i;

/**
 * Documents that describe the stack as it is: README.md at the root and beside the Compose files, Markdown under
 * `docs`, and the documents of the gate file. `skipped` are those that could not be read.
 */
export async function readDescriptions(
  context: ProbeContext,
  audited: readonly string[],
): Promise<{ readonly documents: readonly ClaimDocument[]; readonly skipped: readonly string[] }> {
  const { gate, tree } = context;
  // Without a stack there is nothing that a description could be held against.
  if (gate.staging.files.length === 0) return { documents: [], skipped: [] };
  const exact = new Set(
    [...readmes(gate), ...gate.documents.map(({ path }) => path)].map((path) => path.toLowerCase()),
  );
  const done = new Set([...audited, ...papersOf(gate)]);
  const documents: ClaimDocument[] = [];
  const skipped: string[] = [];
  for (const { path, kind, size } of await tree.list()) {
    const lower = path.toLowerCase();
    const listed = exact.has(lower) || (lower.startsWith('docs/') && !ofItsTime.test(path));
    if (
      !listed ||
      done.has(path) ||
      kind === 'submodule' ||
      !descriptionEndings.some((ending) => lower.endsWith(ending))
    )
      continue;
    const tooMuch = documents.length >= most || (size ?? 0) > largest;
    const document = tooMuch ? null : await readClaimDocument(context, path, 'description');
    if (document === null) skipped.push(path);
    else documents.push(document);
  }
  return { documents, skipped };
}
