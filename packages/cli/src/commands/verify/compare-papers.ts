import { comparePaper, paperStatementBody, readParts } from '@sallyport/papers';
import { type RecordView, type Sha256, sha256, type VerifiedStatement } from '@sallyport/record';
import { latestPaper, paperKinds } from '../../session/latest-papers.ts';
import type { Papers } from './papers-beside.ts';

export interface PaperCheck {
  readonly path: string;
  /** Lines written by people, which no signature covers unless the minutes' approvals do. */
  readonly uncovered: number;
  readonly problems: readonly string[];
}

/** After a GO the committed papers and gate file must be what the record sealed; before, there is nothing to compare. */
export async function comparePapers(view: RecordView, papers: Papers): Promise<readonly PaperCheck[]> {
  const decision = view.statements.findLast((each) => each.type === 'decision' && each.body.verdict === 'GO');
  if (decision?.type !== 'decision') return [];
  const { branch } = decision.body;
  const checks: PaperCheck[] = [];
  const baseline = view.statements.find((each) => each.digest === decision.body.snapshot.baseline);
  if (baseline?.type === 'gate')
    checks.push(await compareGateFile(baseline.body.path, baseline.body.source, papers, branch));
  for (const kind of paperKinds) {
    const sealed = latestPaper(view, kind);
    if (sealed) checks.push(await compareOne(sealed, papers, branch));
  }
  return checks;
}

async function compareGateFile(path: string, source: Sha256, papers: Papers, branch: string): Promise<PaperCheck> {
  const bytes = await papers(path, branch);
  const problem = !bytes
    ? 'the gate file is not there'
    : sha256(bytes) === source
      ? null
      : 'the gate file is not the one that was baselined';
  return { path, uncovered: 0, problems: problem ? [problem] : [] };
}

async function compareOne(
  sealed: VerifiedStatement & { readonly type: 'paper' },
  papers: Papers,
  branch: string,
): Promise<PaperCheck> {
  const { path, parts } = sealed.body;
  const bytes = await papers(path, branch);
  if (!bytes) return { path, uncovered: 0, problems: ['the paper is not there'] };
  if (sha256(bytes) === sealed.body.bytes) {
    const text = new TextDecoder().decode(bytes);
    return { path, uncovered: comparePaper(text, readParts(text)).uncovered, problems: [] };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const now = paperStatementBody(sealed.body.kind, path, text).parts;
    const differing = parts
      .filter((part, index) => now[index]?.id !== part.id || now[index]?.sha256 !== part.sha256)
      .map((part) => part.id);
    const extra = now.length > parts.length ? ['there are more generated parts than were sealed'] : [];
    return {
      path,
      uncovered: comparePaper(text, readParts(text)).uncovered,
      problems: [...differing.map((id) => `the generated part ${id} is not what was sealed`), ...extra],
    };
  } catch (error) {
    return { path, uncovered: 0, problems: [error instanceof Error ? error.message : 'it cannot be read'] };
  }
}
