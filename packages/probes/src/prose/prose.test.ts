import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { hasContact, personIn } from './contacts.ts';
import { statedDurations } from './durations.ts';
import { labelledSeverity, severityOf } from './severity-words.ts';
import { statedDates } from './stated-dates.ts';
import { mentionsVersion, otherVersions } from './version-mentions.ts';

function read(text: string) {
  return readMarkdown(new TextEncoder().encode(text));
}

describe('lengths of time', () => {
  it.each([
    ['within 24 hours', [1440]],
    ['in two (2) business days', [2880]],
    ['a 30-minute update', [30]],
    ['48h', [2880]],
    ['90 days', [129_600]],
    ['3–5 days', [4320]],
    ['one hour, then 4 h', [60, 240]],
    ['as soon as possible', []],
    ['a man of 3 parts', []],
  ])('%s', (text, minutes) => {
    expect(statedDurations(text).map((each) => each.minutes)).toEqual(minutes);
  });
});

describe('calendar dates', () => {
  it.each([
    ['on 2026-12-01', ['2026-12-01']],
    ['1 December 2026', ['2026-12-01']],
    ['Dec 1st, 2026', ['2026-12-01']],
    ['01.12.2026', ['2026-12-01']],
    ['12/01/2026', []],
    ['2026-02-30', []],
  ])('%s', (text, dates) => {
    expect(statedDates(text)).toEqual(dates);
  });
});

describe('severities', () => {
  it.each([
    ['High', 'high'],
    ['🔴 Critical', 'critical'],
    ['P0', 'critical'],
    ['SEV-2', 'high'],
    ['Severity: low', 'low'],
    ['open', null],
    ['', null],
  ])('%s alone', (text, severity) => {
    expect(severityOf(text)).toBe(severity);
  });

  it.each([
    ['Severity: High', 'high'],
    ['[critical] Crash', 'critical'],
    ['Low – a typo', 'low'],
    ['A high-severity crash', 'high'],
    ['The tide is high today', null],
  ])('%s', (text, severity) => {
    expect(labelledSeverity(text)).toBe(severity);
  });
});

describe('contacts', () => {
  it.each([
    ['+49 421 555 0101', true],
    ['0421 5550101', true],
    ['a@b.example', true],
    ['@theo on Discord', true],
    ['Slack: #oncall', true],
    ['see the contact annex', true],
    ['ask around', false],
    ['2026-12-01', false],
    ['10 minutes', false],
  ])('%s', (text, expected) => {
    expect(hasContact(text)).toBe(expected);
  });

  it.each([
    ['| Sara | +49 421 555 0101 |\n|---|---|\n', true],
    ['- Sara\n  - phone: +49 421 555 0101\n', true],
    ['### Sara\n\nMail a@b.example.\n', true],
    ['- Sara\n- Theo: a@b.example\n', false],
    ['Sara leads.\n\nWrite to a@b.example.\n', false],
  ])('beside a person: %j', (text, reachable) => {
    expect(personIn(read(text), ['sara'])).toMatchObject({ reachable });
  });

  it('finds whole names only', () => {
    expect(personIn(read('Sarah and kisara: a@b.example'), ['sara'])).toBeNull();
    expect(personIn(read('sara-ann and co-sara'), ['sara'])).toBeNull();
    expect(personIn(read('Bo Bo Bob'), ['Bo Bo'])).toMatchObject({ line: 1 });
    expect(personIn(read('xBo Bo Bo'), ['Bo Bo'])).toMatchObject({ line: 1 });
  });
});

describe('versions of the product', () => {
  const others = (text: string): readonly string[] =>
    otherVersions(read(text), 'Harbour', '0.9.9-stable').map((each) => each.version);

  it.each([
    'Harbour 0.9.9-stable',
    'Harbour v0.9.9',
    'Harbour 0.9',
    'Upgrading from Harbour 0.9.8 keeps saves.',
    'You need Node 20.19.1 and Python 3.12.1.',
    'NVIDIA driver version 535.104.05',
    '## 0.9.8\n\nHarbour 0.9.8 came first.',
    'version 0.5.2 of Ollama',
    'Harbour was 0.9.8 then.',
    'Open port 0.0.0.0:8080.',
  ])('says nothing else: %s', (text) => {
    expect(others(text)).toEqual([]);
  });

  it.each([
    ['Harbour 0.9.8', '0.9.8'],
    ['This guide is for version 0.9.7.', '0.9.7'],
    ['the Harbour client v0.8.0', '0.8.0'],
    ['Harbour 0.9.9-rc1', '0.9.9-rc1'],
    ['Start `Harbour-0.9.7-windows-x64.exe`.', '0.9.7'],
  ])('says another: %s', (text, version) => {
    expect(others(text)).toEqual([version]);
  });

  it('knows whether the candidate is named at all', () => {
    expect(mentionsVersion(read('For 0.9.9.'), '0.9.9-stable')).toBe(true);
    expect(mentionsVersion(read('For 0.9.90 and 10.9.9.'), '0.9.9-stable')).toBe(false);
  });
});
