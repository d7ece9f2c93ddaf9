import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../markdown/read-markdown.ts';
import { severityTimes } from './severity-times.ts';

function levels(text: string): readonly string[] {
  return severityTimes(readMarkdown(new TextEncoder().encode(text))).map(
    ({ level, timed }) => `${level}${timed ? '' : '?'}`,
  );
}

describe('severities of a plan', () => {
  it.each([
    ['rows', '| level | answer |\n|---|---|\n| P0 | 15 min |\n| P1 | later |\n', ['P0', 'P1?']],
    ['columns', '| | P0 | P1 |\n|---|---|---|\n| answer | 15 min | 1 hour |\n', ['P0', 'P1']],
    [
      'sections',
      '## SEV-1\n\nAnswered within 15 minutes.\n\n## SEV-2: degraded\n\nAnswered later.\n',
      ['SEV1', 'SEV2?'],
    ],
    ['items', '- **Critical:** immediately\n- **Low** – next day, within 24 hours\n', ['critical', 'low']],
    ['words in sentences', 'A high wave takes 5 minutes. The low tide is at 6.\n', []],
  ])('%s', (_, text, expected) => {
    expect(levels(text)).toEqual(expected);
  });
});
