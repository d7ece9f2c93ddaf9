import { caseCommit, type FailingCase, type PassingCase, type ProbeCases } from '../../case.ts';

const path = 'docs/progress_logs/progress_phase_6.md';

const acceptance =
  '<testsuites name="acceptance">' +
  `<testsuite name="acceptance.login">${'<testcase name="a"/>'.repeat(100)}</testsuite>` +
  `<testsuite name="acceptance.party">${'<testcase name="a"/>'.repeat(42)}</testsuite></testsuites>`;
const scan = JSON.stringify({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'Trivy' } },
      results: [
        { ruleId: 'CVE-2026-1', message: { text: 'x' }, level: 'error' },
        { ruleId: 'CVE-2026-2', message: { text: 'x' }, level: 'warning' },
      ],
    },
  ],
});
const compose = `services:
  gateway:
    image: nginx:1.29
    restart: unless-stopped
    ports: ["443:8443"]
    healthcheck: { test: [CMD, "true"] }
  database:
    image: postgres:17@sha256:${'a'.repeat(64)}
    restart: unless-stopped
    environment:
      POSTGRES_PASSWORD_FILE: /run/secrets/database
    ports:
      - "127.0.0.1:5432:5432"
    healthcheck: { test: [CMD, pg_isready] }
  debug:
    image: debug
    profiles: [debug]
    ports: ["9229:9229"]
  backup:
    image: backup:2
    restart: always
    environment: { SCHEDULE: "15 3 * * *" }
    healthcheck: { test: [CMD, "true"] }
`;

const honest = `# Phase 6 Progress Log

**Status:** ✅ COMPLETED
**Start date:** Monday, 5 October 2026
**End date:** 14 November 2026

## Goals

All 500 tests pass, zero high findings, and \`docs/reports/future.md\` will be written.

## Task 6.1: Tuning

On 12 October 96 tests passed. Commit ${caseCommit.slice(0, 8)} is tagged v0.9.9-stable.

## Results

- ✅ All 142 acceptance tests passed (142/142, 100 %), see \`reports/acceptance.xml\`.
- 310 unit tests passed on the build server.
- Trivy: 0 critical findings, 1 high finding remains open and is listed in [the report](../reports/security.md).
- 38 of 40 screens were reviewed (95%).
- 99.9 % uptime over 7 days with 10 minutes of downtime.
- The database is not exposed to the internet; all internal ports are bound to 127.0.0.1.
- All images are pinned, all services have health checks, and backups run daily.
- No default passwords remain in the stack.
- The API answers at \`/api/v1/health\`, built from \`ghcr.io/harbour/gateway\` on branch \`feature/phase-6\`.
- Old code in \`src/legacy/main.rs\` was removed. Build output goes to \`dist/app.js\`.
- We reviewed it between 2026-10-05 and 2026-10-09 (5 days).

| Suite | Total | Passed | Failed | Skipped |
|---|---|---|---|---|
| Load | 10 | 9 | 0 | 1 |
| Party | 42 | 42 | 0 | 0 |

> "All 9000 tests passed on Monday, 31 February 2026", said the draft.

\`\`\`
142 of 142 tests failed, see docs/nowhere/at-all.md
\`\`\`

## Next steps

- [ ] All tasks of phase 7 are complete
- Bind all ports to loopback.
`;

const files = {
  [path]: honest,
  'docs/reports/security.md': '# Security report\n\nTrivy found 1 high vulnerability and 1 medium vulnerability.\n',
  'reports/acceptance.xml': acceptance,
  'reports/images.sarif': scan,
  'deploy/compose.yaml': compose,
};
const gate = {
  testReports: [{ path: 'reports/acceptance.xml', format: 'junit', suite: 'acceptance' }],
  scanReports: [{ path: 'reports/images.sarif', format: 'sarif', suite: 'image scan' }],
  staging: {
    files: ['deploy/compose.yaml'],
    environment: [],
    exposure: [{ address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'gateway', purpose: 'game traffic' }],
  },
} as const;
const history = {
  commits: { 'refs/tags/v0.9.9-stable': caseCommit, [caseCommit]: caseCommit, [caseCommit.slice(0, 8)]: caseCommit },
};

function saying(name: string, sentence: string, change: Partial<PassingCase> = {}): PassingCase {
  return {
    name,
    files: { ...files, [path]: `# Phase 6 Progress Log\n\n## Results\n\n${sentence}\n` },
    gate,
    history,
    ...change,
  };
}

function fails(kind: string, sentence: string, change: Partial<FailingCase> = {}): FailingCase {
  return { ...saying(sentence.slice(0, 60), sentence), ...change, rule: `history.claims.${kind}` };
}

export const cases: ProbeCases = {
  passes: [
    { name: 'an honest log', files, gate, history },
    saying('without a claim', 'We moved the queue to the new broker and talked about colours.'),
    saying('nothing to hold it against', 'All 77 tests passed, zero critical findings.', { gate: {} }),
    saying('shallow clone', 'Tagged v9.9.9 at commit abc1234.', { history: { commits: {}, shallow: true } }),
    { name: 'no previous log', result: 'Unknown', files: {} },
    {
      name: 'a README that says what is so, without a previous log',
      files: { ...files, 'README.md': '# Harbour\n\nThe database is not exposed, and backups run daily.\n' },
      gate: { ...gate, phase: { number: 1, title: 'Start', outcome: 'Started', previous: null } },
    },
    {
      name: 'first phase',
      result: 'NotApplicable',
      files: {},
      gate: { phase: { number: 1, title: 'Start', outcome: 'Started', previous: null } },
    },
  ],
  fails: [
    fails('tests', 'All 150 acceptance tests passed.'),
    fails('tests', '✅ Acceptance: 149/150 test cases green'),
    fails('tests', '| Suite | Passed | Failed |\n|---|---|---|\n| Acceptance tests | 1,042 | 0 |'),
    fails('tests', '| Area | Tests | Failed |\n|---|---|---|\n| Party | 42 | 0 |\n| Replay | 9 | 0 |', {
      files: {
        ...saying('', '| Area | Tests | Failed |\n|---|---|---|\n| Party | 42 | 0 |\n| Replay | 9 | 0 |').files,
        'reports/acceptance.xml': acceptance.replace(
          /<testcase name="a"\/>(?=<\/testsuite><\/testsuites>)/,
          '<testcase name="a"><error/></testcase>',
        ),
      },
    }),
    fails('tests', '## Task 6.5\n\n52 acceptance tests ran on the candidate, 160 passed, 0 failed.'),
    fails('tests', 'All tests are green.', {
      files: {
        ...saying('', 'All tests are green.').files,
        'reports/acceptance.xml': acceptance.replace(
          '<testcase name="a"/>',
          '<testcase name="a"><failure/></testcase>',
        ),
      },
    }),
    fails('coverage', 'We reached 91 % line coverage.', {
      files: {
        ...saying('', 'We reached 91 % line coverage.').files,
        'coverage-summary.json': '{"total":{"lines":{"pct":62.5}}}',
      },
    }),
    fails('scan', 'Security scan: zero critical or high findings.'),
    fails('scan', '- [x] No high-severity vulnerabilities remain (Trivy)'),
    fails('scan', '| Severity | Vulnerabilities found |\n|---|---|\n| High | 0 |'),
    fails('stack', 'All ports are bound to 127.0.0.1.', {
      files: {
        ...saying('', 'All ports are bound to 127.0.0.1.').files,
        'deploy/compose.yaml': compose.replace('127.0.0.1:', ''),
      },
    }),
    fails('stack', 'Only port 8443 is exposed.'),
    fails('stack', 'Images are pinned by digest.'),
    fails('stack', 'No default passwords are used.', {
      files: {
        ...saying('', 'No default passwords are used.').files,
        'deploy/compose.yaml': compose.replace(
          'POSTGRES_PASSWORD_FILE: /run/secrets/database',
          'POSTGRES_PASSWORD: ${DATABASE_PASSWORD:-postgres}',
        ),
      },
    }),
    fails('stack', 'All 12 services are healthy.'),
    fails('stack', 'Hourly backups are in place.'),
    fails('stack', 'We talked about colours.', {
      files: { ...files, 'docs/staging.md': '# Staging\n\nEvery service has a memory limit.\n' },
    }),
    fails('date', 'The kickoff was held on Monday, 14 November 2026.'),
    fails('date', 'It ran from 14 November 2026 to 2026-11-02.'),
    fails('date', 'Signed off on 31 November 2026.'),
    fails('date', 'Reviewed by all Tech Leads on 2026-11-30. Outcome: accepted.'),
    fails('date', 'Restore drill completed on 2027-03-01.'),
    fails('arithmetic', '38 of 40 screens were reviewed (99 %).'),
    fails('arithmetic', '99.99 % uptime over 7 days with 3 hours of downtime.'),
    fails(
      'arithmetic',
      '| Suite | Total | Passed | Failed | Skipped |\n|---|---|---|---|---|\n| Load | 10 | 9 | 2 | 1 |',
    ),
    fails('completion', 'All tasks are completed.\n\n- [x] one\n- [ ] two'),
    fails(
      'completion',
      'Every deliverable of the phase was delivered.\n\n| Task | Status |\n|---|---|\n| 6.1 | ✅ |\n| 6.2 | In progress |',
    ),
    fails(
      'completion',
      '| Task | Status |\n|---|---|\n| 6.1 | ✅ |\n\n## Task 6.1\n\n**Status:** ⏳ waiting for review',
    ),
    fails('citation', 'The drill is documented in `docs/reports/drill.md`.'),
    fails('citation', 'See the [minutes](minutes_phase_6.md).'),
    fails(
      'another-language',
      'Alle Tests sind grün und die Sicherung ist geprüft. Die Prüfung der Abbilder hat keine kritischen Funde ergeben, und der Zugang zu dem Netz ist auf das Team beschränkt.',
      { result: 'NeedsReview' },
    ),
    fails('revision', 'Fixed in commit deadbee1 and verified.'),
    fails('revision', 'The build was tagged `v0.9.7-stable`.'),
  ],
};
