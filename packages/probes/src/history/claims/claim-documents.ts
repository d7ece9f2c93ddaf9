import { readMarkdown } from '../../markdown/read-markdown.ts';
import type { ProbeContext } from '../../probe.ts';
import { ProbeError } from '../../probe-error.ts';
import type { PreviousLog } from '../reading/previous-log.ts';
import { citedPath, resolveFrom } from './cited-path.ts';
import type { ClaimDocument } from './claim.ts';

const mostDocuments = 30;
const isMarkdown = /\.(?:md|markdown)$/i;
/** Files that report on work; a cited guide or policy states rules, and its sentences are no claims about the past. */
const isReport =
  /(?:report|result|log|review|summary|audit|validation|assessment|acceptance|minutes|phase|test|scan|performance|benchmark|checklist|sign-?off|retro)/i;

/**
 * The documents whose claims are audited: the previous log, the reports in Markdown that it cites, and the Markdown
 * files of the deliverables. `skipped` are those that could not be read.
 */
export async function readClaimDocuments(
  context: ProbeContext,
  log: PreviousLog,
): Promise<{ readonly documents: readonly ClaimDocument[]; readonly skipped: readonly string[] }> {
  const wanted = new Set<string>();
  for (const cited of citedMarkdown(log)) {
    for (const path of resolveFrom(log.path, cited)) {
      const found =
        isReport.test(path.slice(path.lastIndexOf('/') + 1)) || /report|audit|review/i.test(path)
          ? await context.tree.find(path)
          : null;
      if (found === null) continue;
      wanted.add(found.path);
      break;
    }
  }
  for (const path of context.gate.deliverables.flatMap((deliverable) => deliverable.files)) {
    const found = isMarkdown.test(path) ? await context.tree.find(path) : null;
    if (found !== null && isReport.test(found.path)) wanted.add(found.path);
  }
  wanted.delete(log.path);
  // The log of this phase is written by the gate itself, and rests on the same evidence.
  wanted.delete(context.gate.papers.log);
  const documents: ClaimDocument[] = [{ path: log.path, document: log.document, role: 'report' }];
  const skipped: string[] = [];
  for (const path of [...wanted].sort()) {
    const document = documents.length < mostDocuments ? await readClaimDocument(context, path, 'report') : null;
    if (document === null) skipped.push(path);
    else documents.push(document);
  }
  return { documents, skipped };
}

function citedMarkdown(log: PreviousLog): readonly string[] {
  const { links, codeSpans } = log.document;
  return [...links.map((link) => link.target), ...codeSpans.map((code) => code.text)]
    .map(citedPath)
    .filter((path) => path !== null && isMarkdown.test(path))
    .filter((path) => path !== null);
}

/** null: there is no such file, or it is no readable Markdown. */
export async function readClaimDocument(
  { tree }: ProbeContext,
  path: string,
  role: ClaimDocument['role'],
): Promise<ClaimDocument | null> {
  const bytes = await tree.read(path);
  if (bytes === null) return null;
  try {
    return { path, document: readMarkdown(bytes), role };
  } catch (error) {
    // One unreadable report among many must not hide the claims of the others; it is told as skipped.
    if (error instanceof ProbeError) return null;
    throw error;
  }
}
