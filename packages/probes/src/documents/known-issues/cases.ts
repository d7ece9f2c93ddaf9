import type { FailingCase, ProbeCases } from '../../case.ts';

const table = `# Known issues of Harbour 0.9.9-stable

| id | issue | severity | status |
|---|---|---|---|
| HB-12 | Fog hides the lighthouse | High | open |
| HB-14 | Typo in the second chapter | low | open |
| HB-09 | Crash on exit | Critical | Fixed in 0.9.9 |
`;

const sections = `# Known issues (0.9.9)

## Fog hides the lighthouse

- **Severity:** High
- **Workaround:** walk towards the sound.

## Typo in the second chapter

- **Severity:** Low
`;

const items = `# Known issues in 0.9.9

## High

- Fog hides the lighthouse. Walk towards the sound.

## Low

- Typo in the second chapter.

## Fixed

- [critical] Crash on exit.
`;

const gate = { knownIssues: 'docs/known_issues.md', defectLimit: { critical: 0, high: 1 } as const };

function list(text: string): Pick<FailingCase, 'gate' | 'files'> {
  return { gate, files: { 'docs/known_issues.md': text } };
}

export const cases: ProbeCases = {
  passes: [
    { name: 'a table', ...list(table) },
    { name: 'a section for each', ...list(sections) },
    { name: 'lists under severities', ...list(items) },
    { name: 'nothing is known', ...list('# Known issues\n\nNo known issues in Harbour 0.9.9-stable.\n') },
    { name: 'no list named', files: { 'README.md': 'Harbour' }, result: 'NotRun' },
    {
      name: 'a PDF',
      gate: { knownIssues: 'docs/known.pdf' },
      files: { 'docs/known.pdf': '%PDF-1.7' },
      result: 'Unknown',
    },
  ],
  fails: [
    { name: 'not written', rule: 'documents.known-issues.missing', gate, files: { 'README.md': 'Harbour' } },
    {
      name: 'KNOWN_ISSUES.md',
      rule: 'documents.known-issues.letter-case',
      gate,
      files: { 'docs/KNOWN_ISSUES.md': table },
      result: 'Passed',
    },
    {
      name: 'a title only',
      rule: 'documents.known-issues.says-nothing',
      ...list('# Known issues in 0.9.9\n\nWe will tell you here.\n'),
    },
    { name: 'an empty cell', rule: 'documents.known-issues.no-severity', ...list(table.replace('| low |', '| |')) },
    {
      name: 'plain lines',
      rule: 'documents.known-issues.no-severity',
      ...list('# Known issues in 0.9.9\n\n- Fog hides the lighthouse.\n- Typo.\n'),
    },
    {
      name: 'open and critical',
      rule: 'documents.known-issues.critical',
      ...list(table.replace('Fixed in 0.9.9', 'open')),
    },
    {
      name: 'a blocker in a section',
      rule: 'documents.known-issues.critical',
      ...list(sections.replace('High', 'Blocker')),
    },
    {
      name: 'two high and one agreed',
      rule: 'documents.known-issues.too-many-high',
      ...list(table.replace('| low |', '| high |')),
    },
    {
      name: 'the list of the last build',
      rule: 'documents.known-issues.other-version',
      ...list(table.replaceAll('0.9.9', '0.9.8')),
    },
    {
      name: 'a note to self',
      rule: 'documents.known-issues.unfinished',
      ...list(`${table}\nTBD: the ones from the playtest on Friday.\n`),
    },
  ],
};
