import type { Report } from '@sallyport/gate';
import { caseCommit, type FailingCase, type ProbeCases } from '../../case.ts';

const history = {
  commits: { 'refs/tags/v0.9.9-stable': caseCommit },
  times: { [caseCommit]: '2026-11-20T10:00:00Z' },
};
const report: Report = { path: 'reports/images.sarif', format: 'sarif', suite: 'image scan' };
const gate = { scanReports: [report] };

const result = {
  ruleId: 'CVE-2026-0001',
  message: { text: 'A flaw in the parser' },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'package-lock.json' }, region: { startLine: 12 } } }],
};
const rule = { id: 'CVE-2026-0001', properties: { 'security-severity': '9.1', tags: ['vulnerability', 'CRITICAL'] } };

function sarif(change: object = {}, results: readonly object[] = []): string {
  const run = {
    tool: { driver: { name: 'imagescan', rules: [rule] } },
    invocations: [{ executionSuccessful: true, endTimeUtc: '2026-11-21T10:00:00Z' }],
    versionControlProvenance: [{ repositoryUri: 'https://git.example/harbour', revisionId: caseCommit }],
    results,
  };
  return JSON.stringify({ version: '2.1.0', runs: [{ ...run, ...change }] });
}

function fails(name: string, id: string, text: string): FailingCase {
  return { name, rule: `history.scan-reports.${id}`, files: { [report.path]: text }, gate, history };
}

export const cases: ProbeCases = {
  passes: [
    { name: 'nothing found', files: { [report.path]: sarif() }, gate, history },
    {
      name: 'medium, passed, absent and justified results',
      gate,
      history,
      files: {
        [report.path]: sarif({}, [
          { ruleId: 'STYLE-1', message: { text: 'x' } },
          { ...result, kind: 'pass', level: 'none' },
          { ...result, baselineState: 'absent' },
          {
            ...result,
            suppressions: [{ kind: 'external', justification: 'Not reachable: the parser is never called' }],
          },
        ]),
      },
    },
    {
      name: 'bound by the version of the image',
      gate,
      history,
      files: {
        [report.path]: sarif({
          versionControlProvenance: [],
          properties: { imageName: 'harbour/gateway:0.9.9-stable' },
        }),
      },
    },
    { name: 'no report named', result: 'Unknown', files: {} },
  ],
  fails: [
    { name: 'no report', rule: 'history.scan-reports.missing', files: {}, gate, history },
    fails('JSON of something else', 'malformed', '{"version": "2.0.0", "runs": []}'),
    fails('critical by score', 'above-policy', sarif({}, [result])),
    fails('high by level', 'above-policy', sarif({}, [{ ...result, ruleId: 'X', level: 'error' }])),
    fails(
      'suppression under review',
      'above-policy',
      sarif({}, [{ ...result, suppressions: [{ kind: 'external', status: 'underReview', justification: 'x' }] }]),
    ),
    fails('suppressed without a word', 'unjustified', sarif({}, [{ ...result, suppressions: [{ kind: 'inSource' }] }])),
    {
      ...fails('stopped half way', 'incomplete', sarif({ invocations: [{ executionSuccessful: false }] })),
      result: 'Unknown',
    },
    { ...fails('results are null', 'incomplete', sarif({ results: null })), result: 'Unknown' },
    fails('no commit', 'not-bound', sarif({ versionControlProvenance: [] })),
    fails('other commit', 'other-candidate', sarif({ versionControlProvenance: [{ revisionId: 'b'.repeat(40) }] })),
    fails(
      'tomorrow',
      'impossible-time',
      sarif({ invocations: [{ executionSuccessful: true, endTimeUtc: '2026-12-21T10:00:00Z' }] }),
    ),
  ],
};
