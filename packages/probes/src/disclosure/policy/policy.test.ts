import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../markdown/read-markdown.ts';
import { reportRoutes } from './routes.ts';
import { securityTxtProblems } from './security-txt.ts';
import { statedInstant } from './stated-instant.ts';

const now = '2026-11-24T09:00:00Z';
const end = '2026-12-15T17:00:00Z';
const good = 'Contact: mailto:a@b.example\nExpires: 2027-06-30T00:00:00Z\n';

function problems(text: string): readonly string[] {
  return securityTxtProblems(text, now, end).map(({ what }) => what);
}

describe('security.txt', () => {
  it.each([
    good,
    `# comment\r\n\r\n${good.replaceAll('\n', '\r\n')}`,
    `${good}Contact: tel:+49-421-555-0101\nX-Own: anything\n`,
    `${good}Encryption: openpgp4fpr:5f2de5521c63\n`,
    `${good}Encryption: dns:5d2d37ab76d47d36._openpgpkey.b.example?type=OPENPGPKEY\n`,
    good.replace('Contact', 'CONTACT'),
    good.replace('T00:00:00Z', 't00:00:00+02:00'),
    `${good}Preferred-Languages: en, de-AT\nCanonical: https://b.example/.well-known/security.txt\n`,
  ])('%j is valid', (text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['', 'no Contact'],
    ['<html>', 'web page'],
    ['Expires: 2027-06-30T00:00:00Z', 'no Contact'],
    ['Contact: mailto:a@b.example', 'no Expires'],
    [good.replace('mailto:', ''), 'no URI'],
    [`${good}Policy: http://b.example\n`, 'not https'],
    [`${good}Policy: mailto:a@b.example\n`, 'no https'],
    [good.replace('2027-06-30T00:00:00Z', '2027-06-30'), 'RFC 3339'],
    [good.replace('06-30', '02-30'), 'RFC 3339'],
    [good.replace('2027', '2025'), 'has expired'],
    [good.replace('2027-06-30', '2026-12-01'), 'before the test ends'],
    [good.replace('2027', '2036'), 'more than a year'],
    [`${good}Expires: 2027-01-01T00:00:00Z\n`, 'more than once'],
    [`${good}hello\n`, 'neither a field'],
    [`${good}Preferred-Languages: en; de\n`, 'language tags'],
    [`${good}Preferred-Languages: en\nPreferred-Languages: de\n`, 'more than once'],
    [`${good}Hiring:\n`, 'no value'],
  ])('%j is not: %s', (text, what) => {
    expect(problems(text).join('\n')).toContain(what);
  });
});

describe('instants', () => {
  it.each([
    ['2027-06-30T00:00:00Z', true],
    ['2027-06-30T23:59:60Z', true],
    ['2027-06-30T00:00:00.5-07:00', true],
    ['2027-06-30T24:00:00Z', false],
    ['2027-02-29T00:00:00Z', false],
    ['2027-06-30T00:00:00', false],
  ])('%s', (text, valid) => {
    expect(statedInstant(text) !== null).toBe(valid);
  });
});

describe('routes', () => {
  const routes = (text: string) => reportRoutes(readMarkdown(new TextEncoder().encode(text)));

  it.each([
    'Please do not open an issue for a vulnerability; write to a@b.example.',
    'Write to a@b.example. For ordinary bugs, open an issue.',
    '# Security policy\n\n## Supported versions\n\nFor prior versions, open an issue.\n\n## Reporting\n\nName the source file related to the issue, to a@b.example.',
    'Vulnerabilities go to a@b.example rather than a GitHub issue: never file a public issue.',
  ])('private: %s', (text) => {
    expect(routes(text)).toMatchObject({ mail: true, publicLine: null });
  });

  it.each([
    'Report a vulnerability: open an issue with the label security.',
    'To report security bugs, please file a GitHub issue.',
  ])('public: %s', (text) => {
    expect(routes(text).publicLine).toBe(1);
  });

  it.each([
    '[Report](https://github.com/a/b/security/advisories/new)',
    'Use private vulnerability reporting.',
    '[form](https://b.example/security/report)',
  ])('form: %s', (text) => {
    expect(routes(text).form).toBe(true);
  });
});
