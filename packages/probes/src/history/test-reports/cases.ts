import type { Report } from '@sallyport/gate';
import { caseCommit, type FailingCase, type ProbeCases } from '../../case.ts';

const history = {
  commits: { 'refs/tags/v0.9.9-stable': caseCommit },
  times: { [caseCommit]: '2026-11-20T10:00:00Z' },
};
const junit: Report = { path: 'reports/acceptance.xml', format: 'junit', suite: 'acceptance' };
const ctrf: Report = { path: 'reports/smoke.json', format: 'ctrf', suite: 'smoke' };

const green = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="acceptance" tests="3" failures="0">
  <testsuite name="acceptance.login" timestamp="2026-11-21T10:00:00" tests="2" failures="0" errors="0">
    <properties><property name="git.commit" value="${caseCommit.slice(0, 12)}"/></properties>
    <testcase classname="login" name="logs in"/>
    <testcase classname="login" name="logs out &amp; in"><system-out><![CDATA[<failure/>]]></system-out></testcase>
    <testsuite name="nested"><testcase name="refuses"/></testsuite>
  </testsuite>
</testsuites>
`;
const smoke = {
  reportFormat: 'CTRF',
  specVersion: '0.0.0',
  results: {
    tool: { name: 'smoke-runner' },
    summary: { tests: 1, passed: 1, failed: 0, pending: 0, skipped: 0, other: 0, start: 1795257600, stop: 1795257660 },
    tests: [{ name: 'starts', status: 'passed', duration: 12 }],
    environment: { appVersion: 'v0.9.9-stable', nodeVersion: '24.1.0' },
  },
};

function fails(name: string, rule: string, xml: string, also: readonly string[] = []): FailingCase {
  return {
    name,
    rule: `history.test-reports.${rule}`,
    also: also.map((id) => `history.test-reports.${id}`),
    files: { [junit.path]: xml },
    gate: { testReports: [junit] },
    history,
  };
}

export const cases: ProbeCases = {
  passes: [
    {
      name: 'JUnit and CTRF',
      gate: { testReports: [junit, ctrf] },
      history,
      files: { [junit.path]: green, [ctrf.path]: JSON.stringify(smoke) },
    },
    {
      name: 'report as untracked artefact',
      files: {},
      artefacts: { [junit.path]: green },
      history,
      gate: { testReports: [junit], untracked: [{ path: 'reports', kind: 'artefact' }] },
    },
    {
      name: 'summary only, without test cases',
      history,
      gate: { testReports: [junit] },
      files: { [junit.path]: '<testsuite name="acceptance" tests="40" version="0.9.9-stable"/>' },
    },
    { name: 'no report named', result: 'Unknown', files: {} },
    {
      name: 'candidate not in the clone',
      result: 'Unknown',
      history: { commits: {} },
      gate: { testReports: [junit] },
      files: { [junit.path]: '<testsuite name="acceptance" tests="40" version="0.9.9-stable"/>' },
    },
  ],
  fails: [
    { name: 'no report', rule: 'history.test-reports.missing', files: {}, gate: { testReports: [junit] }, history },
    fails('cut off', 'malformed', green.slice(0, 300)),
    fails('entities of its own', 'malformed', `<!DOCTYPE a [<!ENTITY b "c">]>${green.split('?>\n')[1] ?? ''}`),
    fails('nothing ran', 'no-tests', `<testsuite name="acceptance" version="0.9.9-stable" tests="0"/>`),
    fails(
      'all skipped',
      'no-tests',
      `<testsuite name="acceptance" version="0.9.9-stable"><testcase name="a"><skipped/></testcase></testsuite>`,
    ),
    fails(
      'one failed in a nested suite',
      'failures',
      green.replace('<testcase name="refuses"/>', '<testcase name="refuses"><failure/></testcase>'),
    ),
    fails(
      'only the attributes admit it',
      'failures',
      green.replace('tests="2" failures="0"', 'tests="2" failures="1"'),
    ),
    fails('no commit', 'not-bound', green.replace(/<properties>.*<\/properties>/, '')),
    fails('other commit', 'other-candidate', green.replace(caseCommit.slice(0, 12), 'aaaaaaaaaaaa')),
    fails('tomorrow', 'impossible-time', green.replace('2026-11-21', '2026-12-21')),
    fails('before the candidate', 'impossible-time', green.replace('2026-11-21', '2026-11-01')),
    fails(
      'two of three skipped',
      'skipped',
      green
        .replace(/<testcase classname="login" name="logs in"\/>/, '<testcase name="a"><skipped/></testcase>')
        .replace('<testcase name="refuses"/>', '<testcase name="b" status="notrun"/>'),
    ),
    fails(
      'failed, and of another suite',
      'suite-absent',
      '<testsuite name="unit" version="0.9.9-stable"><testcase name="a"><error/></testcase></testsuite>',
      ['failures'],
    ),
  ],
};
