import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../markdown/read-markdown.ts';
import { contradictions } from './contradictions.ts';
import { promisedTimes } from './promised-times.ts';

function times(text: string): readonly string[] {
  return promisedTimes(readMarkdown(new TextEncoder().encode(text))).map(
    ({ kind, severity, minutes }) => `${kind} ${severity ?? '*'} ${minutes / 60}h`,
  );
}

describe('promised times', () => {
  it.each([
    ['We acknowledge within 24 hours and triage within 3 days.', ['acknowledgement * 24h', 'triage * 72h']],
    ['Within 48 hours you get a first response.', ['acknowledgement * 48h']],
    ['Critical vulnerabilities are fixed in 7 days, high ones in 30 days.', ['fix critical 168h', 'fix high 720h']],
    ['We ask for an embargo of 90 days.', ['embargo * 2160h']],
    [
      '| step | time |\n|---|---|\n| Acknowledgement | 24 h |\n| Fix | 7 days |\n',
      ['acknowledgement * 24h', 'fix * 168h'],
    ],
    [
      '| severity | acknowledge | fix |\n|---|---|---|\n| Critical | 4 hours | 2 days |\n',
      ['acknowledgement critical 4h', 'fix critical 48h'],
    ],
    ['Reports are deleted after 30 days.', []],
    ['> Somebody else answers within 3 days.', []],
    ['We answer as soon as we can.', []],
  ])('%s', (text, expected) => {
    expect(times(text)).toEqual(expected);
  });
});

describe('contradictions', () => {
  const found = (a: string, b: string): number =>
    contradictions(
      ...([a, b].map((text) => promisedTimes(readMarkdown(new TextEncoder().encode(text)))) as [never, never]),
    ).length;

  it('are the same step and severity without a number in common', () => {
    expect(found('We acknowledge within 24 hours.', 'We acknowledge within 3 days.')).toBe(1);
    expect(found('We acknowledge within 24 hours.', 'We acknowledge within one day.')).toBe(0);
    expect(found('We acknowledge within 24 hours.', 'Critical reports are acknowledged within 4 hours.')).toBe(0);
    expect(found('We acknowledge within 24 hours.', 'We triage within 3 days.')).toBe(0);
  });
});
