import type { Finding } from '@sallyport/record';
import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import type { Observation, ProbeContext } from '../../probe.ts';
import { readDocument } from '../../prose/read-document.ts';
import { unfinishedMarks } from '../../prose/unfinished-marks.ts';
import { mentionsVersion } from '../../prose/version-mentions.ts';
import { conclude, findingMaker } from '../../rule-finding.ts';
import { definition } from './probe.ts';
import { type KnownIssue, readIssues } from './read-issues.ts';

const found = findingMaker(definition.rules);

/** Reads the list of known issues and counts what is open. */
export async function run({ gate, tree }: ProbeContext): Promise<Observation> {
  const { knownIssues } = gate;
  if (knownIssues === null)
    return without('NotRun', 'The gate file names no list of known issues: fill in `knownIssues`.');
  const list = await readDocument(tree, knownIssues);
  if (list.kind === 'missing') {
    const missing = found('documents.known-issues.missing', {
      severity: 'high',
      address: knownIssues,
      place: knownIssues,
      what: 'The list named in sallyport.yaml is not in the tree.',
    });
    return { ...without('Failed', 'The list of known issues is not there.'), findings: [missing] };
  }
  if (list.kind === 'unread')
    return without('Unknown', `The list is ${list.format}; only Markdown and plain text are read.`);
  const { path, document } = list;
  const { issues, statesNone } = readIssues(document);
  const open = issues.filter((issue) => issue.open);
  const findings = [
    ...documentFindings(path, document, gate.candidate.version),
    ...issueFindings(path, open, gate.defectLimit.high),
  ];
  if (!list.exact) {
    findings.push(
      found('documents.known-issues.letter-case', {
        severity: 'low',
        address: knownIssues,
        place: path,
        what: `The gate file says ${knownIssues}, the file is ${path}.`,
      }),
    );
  }
  if (issues.length === 0 && !statesNone) {
    findings.push(
      found('documents.known-issues.says-nothing', {
        severity: 'high',
        address: path,
        place: path,
        what: 'No issue was found in the list, and no sentence that there is none.',
      }),
    );
  }
  const count = (severity: KnownIssue['severity']): number =>
    open.filter((issue) => issue.severity === severity).length;
  const counts = { critical: count('critical'), high: count('high'), medium: count('medium'), low: count('low') };
  const words = Object.entries(counts)
    .map(([severity, number]) => `${number} ${severity}`)
    .join(', ');
  return conclude({
    findings,
    coverage: { looked: 1, total: 1, unit: 'lists' },
    facts: Object.fromEntries([
      ['open', String(open.length)],
      ...Object.entries(counts).map(([severity, number]) => [`open ${severity}`, String(number)]),
    ]),
    passed:
      open.length === 0
        ? 'The list states that nothing is open.'
        : `${open.length} issues are open (${words}), within the limit.`,
    failed: `The list of known issues does not hold: ${open.length} open (${words}), ${findings.length} findings.`,
  });
}

function documentFindings(path: string, document: MarkdownDocument, version: string): Finding[] {
  const findings: Finding[] = [];
  if (!mentionsVersion(document, version)) {
    findings.push(
      found('documents.known-issues.other-version', {
        severity: 'medium',
        address: path,
        place: path,
        what: `The list does not name ${version} anywhere.`,
      }),
    );
  }
  for (const mark of unfinishedMarks(document).filter((each) => each.kind !== 'empty section')) {
    const what =
      mark.kind === 'draft' ? `It calls itself a draft: "${mark.text}".` : `A placeholder is left: "${mark.text}".`;
    findings.push(
      found('documents.known-issues.unfinished', {
        severity: 'medium',
        address: mark.text,
        place: `${path}:${mark.line}`,
        what,
      }),
    );
  }
  return findings;
}

function issueFindings(path: string, open: readonly KnownIssue[], highLimit: number): readonly Finding[] {
  const findings: Finding[] = [];
  for (const issue of open) {
    const sighting = { address: issue.title, place: `${path}:${issue.line}` };
    const title = `"${issue.title.length > 80 ? `${issue.title.slice(0, 80)}…` : issue.title}"`;
    if (issue.severity === null)
      findings.push(
        found('documents.known-issues.no-severity', {
          severity: 'medium',
          ...sighting,
          what: `${title} has no severity.`,
        }),
      );
    if (issue.severity === 'critical')
      findings.push(
        found('documents.known-issues.critical', {
          severity: 'critical',
          ...sighting,
          what: `${title} is critical and open.`,
        }),
      );
  }
  const high = open.filter((issue) => issue.severity === 'high');
  const [first] = high;
  if (first !== undefined && high.length > highLimit) {
    const address = high
      .map((issue) => issue.title)
      .sort()
      .join('\n');
    findings.push(
      found('documents.known-issues.too-many-high', {
        severity: 'high',
        address,
        place: `${path}:${first.line}`,
        what: `${high.length} high issues are open, agreed are ${highLimit}.`,
      }),
    );
  }
  return findings;
}

function without(result: Observation['result'], summary: string): Observation {
  return { result, summary, findings: [], coverage: { looked: 0, total: 1, unit: 'lists' }, facts: {} };
}
