import type { ScanResult } from '../report-formats/sarif.ts';
import { assertions, inContext, isAboutEarlier, isProgress, withPlainNumbers } from './assertions.ts';
import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument, claimAt } from './claim.ts';

const severities = ['critical', 'high', 'medium', 'low'] as const;
type Level = (typeof severities)[number];

const security =
  /\b(?:vulnerabilit\w*|cves?|scan(?:s|ned|ner|ning)?|security|findings?|sast|dast|audit|dependabot|sarif)\b/i;
const scanners =
  /\b(?:trivy|grype|snyk|semgrep|codeql|gitleaks|trufflehog|bandit|clair|zap|nessus|sonarqube|npm audit|cargo audit|osv-scanner|checkov|kics|dockle|bearer|anchore)\b/gi;
const subjects =
  /\b(?:image|container|dependenc\w+|secret|code|static|dynamic|infrastructure|network|penetration)s?\b/gi;
const past = /\b(?:fixed|resolved|closed|remediated|mitigated|patched|addressed)\b/i;

/** What documents say about security scans, held against the reports that the gate file names. */
export function scanClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  const rows = new Set<number>();
  for (const passage of assertions(from.document)) {
    if (passage.row !== null && rows.has(passage.row)) continue;
    const { text: shown, labelled, about } = inContext(from.document, passage);
    const text = withPlainNumbers(shown);
    const subject = [...passage.under, about];
    const plain = statedLevels(text, subject);
    const counts = plain.size > 0 ? plain : statedLevels(withPlainNumbers(labelled), subject);
    if (counts.size === 0) continue;
    if (passage.row !== null) rows.add(passage.row);
    const at = { text: shown, line: passage.line };
    const relevant = relevantRuns(world, text);
    const zeroOnly = [...counts.values()].every((count) => count === 0);
    if (relevant.length === 0) {
      claims.push(
        claimAt(from, at, {
          kind: 'scan',
          status: 'not checkable',
          reason: 'The gate file names no report of this scan.',
        }),
      );
    } else if (isAboutEarlier(passage) || (!zeroOnly && (past.test(text) || isProgress(passage)))) {
      claims.push(
        claimAt(from, at, { kind: 'scan', status: 'not checkable', reason: 'It speaks about an earlier scan.' }),
      );
    } else {
      claims.push(judge(from, at, counts, relevant));
    }
  }
  return Promise.resolve(claims);
}

interface Run {
  readonly path: string;
  readonly tool: string;
  readonly open: readonly ScanResult[];
}

function judge(
  from: ClaimDocument,
  at: { text: string; line: number },
  counts: ReadonlyMap<Level, number>,
  runs: readonly Run[],
): Claim {
  const evidence = runs.map((run) => ({ path: run.path, line: null }));
  const wrong: string[] = [];
  let hides = false;
  for (const [level, stated] of counts) {
    const actual = runs.map((run) => run.open.filter((result) => result.severity === level).length);
    const sum = actual.reduce((a, b) => a + b, 0);
    if (stated === sum || (stated > 0 && actual.includes(stated))) continue;
    hides ||= stated < sum && (level === 'critical' || level === 'high');
    const names = runs.filter((_, index) => (actual[index] ?? 0) > 0).map((run) => run.path);
    wrong.push(`${sum} ${level}${names.length === 0 ? '' : ` (${[...new Set(names)].join(', ')})`}, not ${stated}`);
  }
  if (wrong.length === 0) {
    return claimAt(from, at, { kind: 'scan', status: 'supported', reason: 'The scan reports say the same.', evidence });
  }
  return claimAt(from, at, {
    kind: 'scan',
    status: 'contradicted',
    reason: `But the scan reports show ${wrong.join('; ')}.`,
    evidence,
    severity: hides ? 'high' : 'medium',
  });
}

function relevantRuns(world: AuditWorld, text: string): readonly Run[] {
  const runs = world.scans.flatMap(({ named, path, runs: inFile }) =>
    inFile
      .filter((run) => run.incomplete === null)
      .map((run) => ({
        path,
        tool: run.tool,
        name: `${named.suite} ${path} ${run.tool}`.toLowerCase(),
        open: run.results.filter((result) => result.suppressed === 'no'),
      })),
  );
  const wanted = [...(text.match(scanners) ?? []), ...(text.match(subjects) ?? [])].map((word) =>
    word.toLowerCase().replace(/(?:ies|y|s)$/, ''),
  );
  if (wanted.length === 0) return runs;
  return runs.filter((run) => wanted.some((word) => run.name.includes(word)));
}

const level = '(critical|high|medium|low)(?:[- ](?:severity|risk|priority|level))?';
const list = new RegExp(
  String.raw`\b(\d{1,5}|no)\s+(?:(?:open|known|remaining|new|unresolved|outstanding|reported|security)\s+)*(${level}(?:\s*(?:,|\/|and|or|&|\+)\s*(?:and\s+|or\s+)?${level})*)`,
  'gi',
);
const labelled = new RegExp(
  String.raw`\b${level}(?:\s+(?:security\s+)?(?:findings?|vulnerabilit\w+|issues?|cves?|alerts?))?\s*[:=|]\s*(\d{1,5})\b`,
  'gi',
);
const nothing =
  /\b(?:no|0)\s+(?:(?:open|known|new|remaining|security)\s+)*vulnerabilit\w+(?:\s+(?:were\s+|was\s+)?(?:found|detected|reported|remain\w*))?/i;

/** Counts by severity that a sentence about security states; `around` are the headings it stands under. */
function statedLevels(text: string, around: readonly string[]): ReadonlyMap<Level, number> {
  const counts = new Map<Level, number>();
  const about =
    security.test(text) || (text.match(scanners) ?? []).length > 0 || around.some((heading) => security.test(heading));
  // Bugs and incidents have severities too; only findings of scans are held against scan reports.
  if (!about || /\b(?:bugs?|defects?|incidents?|risks?|threats?|priorit(?:y|ies)|crash\w*)\b/i.test(text))
    return counts;
  for (const match of text.matchAll(list)) {
    const count = /^no$/i.test(match[1] ?? '') ? 0 : Number(match[1]);
    for (const word of severities)
      if (new RegExp(String.raw`\b${word}\b`, 'i').test(match[2] ?? '')) counts.set(word, count);
  }
  for (const match of text.matchAll(labelled)) counts.set((match[1] ?? '').toLowerCase() as Level, Number(match[2]));
  if (counts.size === 0 && nothing.test(text)) for (const word of severities) counts.set(word, 0);
  return counts;
}
