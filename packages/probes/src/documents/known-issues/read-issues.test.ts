import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../markdown/read-markdown.ts';
import { readIssues } from './read-issues.ts';

function issues(text: string): readonly string[] {
  return readIssues(readMarkdown(new TextEncoder().encode(text))).issues.map(
    (issue) => `${issue.severity ?? '-'}${issue.open ? '' : ' closed'}`,
  );
}

describe('lists of known issues', () => {
  it.each([
    [
      'table, severity first',
      '| Severity | Issue |\n|---|---|\n| 🔴 Critical | a |\n| Minor | b |\n',
      ['critical', 'low'],
    ],
    [
      'table with status',
      '| id | title | prio | state |\n|---|---|---|---|\n| 1 | a | P1 | open |\n| 2 | b | P2 | resolved |\n',
      ['-', '- closed'],
    ],
    [
      'table with priority',
      '| title | priority | state |\n|---|---|---|\n| a | P1 | open |\n| b | P2 | resolved |\n',
      ['high', 'medium closed'],
    ],
    ['table under a severity', '## High\n\n| issue | workaround |\n|---|---|\n| a | b |\n', ['high']],
    ['table under fixed', '## Fixed\n\n| issue | severity |\n|---|---|\n| a | critical |\n', ['critical closed']],
    ['labelled items', '- [High] a\n- Low: b\n- c (severity: medium)\n', ['high', 'low', 'medium']],
    ['items with ids', '- HB-12: a\n- #45 b\n', ['-', '-']],
    ['ticked items', '- [x] HB-12: a\n- [ ] HB-13: b\n', ['- closed', '-']],
    [
      'sections with status',
      '## a\n\nSeverity: high\n\nStatus: fixed\n\n## b\n\nSeverity: blocker\n',
      ['high closed', 'critical'],
    ],
    [
      'advice is no issue',
      '# Known issues\n\nThe tide is high today.\n\n## Before you report\n\n- Restart once.\n',
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(issues(text)).toEqual(expected);
  });

  it.each([
    ['No known issues.', true],
    ['There are no open defects in 0.9.9.', true],
    ['None known.', true],
    ['We know of two.', false],
    ['Report issues here.', false],
  ])('%s', (text, statesNone) => {
    expect(readIssues(readMarkdown(new TextEncoder().encode(`# Known issues\n\n${text}\n`))).statesNone).toBe(
      statesNone,
    );
  });
});
