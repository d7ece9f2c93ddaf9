import { statedInstant } from './stated-instant.ts';

/** A way in which a security.txt breaks RFC 9116. */
export interface SecurityTxtProblem {
  readonly kind: 'invalid' | 'expires';
  readonly line: number;
  readonly what: string;
}

const webFields = new Set(['contact', 'encryption', 'acknowledgments', 'canonical', 'policy', 'hiring', 'csaf']);
const onceFields = new Set(['expires', 'preferred-languages']);
const mostLines = 1_000;
const yearMs = 366 * 86_400_000;

/**
 * Checks a security.txt by RFC 9116 sections 2 and 4: fields, schemes, and `Expires` against now and the end of the
 * test. A cleartext signature is unwrapped and not verified.
 */
export function securityTxtProblems(text: string, now: string, testEnd: string | null): readonly SecurityTxtProblem[] {
  const problems: SecurityTxtProblem[] = [];
  const report = (kind: SecurityTxtProblem['kind'], line: number, what: string): void => {
    problems.push({ kind, line, what });
  };
  const fields = new Map<string, { readonly value: string; readonly line: number }[]>();
  if (/^\s*</.test(text)) return [{ kind: 'invalid', line: 1, what: 'it is a web page, not a text of fields' }];
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length > mostLines) return [{ kind: 'invalid', line: 1, what: `it has more than ${mostLines} lines` }];
  for (const { content, line } of unsigned(lines)) {
    if (content.trim() === '' || content.startsWith('#')) continue;
    const match = /^([!-9;-~]+):[ \t]?(.*)$/.exec(content);
    if (match === null) {
      report('invalid', line, 'a line is neither a field nor a comment');
      continue;
    }
    const name = (match[1] ?? '').toLowerCase();
    const value = (match[2] ?? '').trim();
    if (value === '') report('invalid', line, `${match[1] ?? ''} has no value`);
    const same = fields.get(name) ?? [];
    if (onceFields.has(name) && same.length > 0) report('invalid', line, `${match[1] ?? ''} stands more than once`);
    fields.set(name, [...same, { value, line }]);
    if (webFields.has(name) && value !== '') checkUri(name, value, line, report);
  }
  if (!fields.has('contact')) report('invalid', 1, 'there is no Contact');
  const languages = fields.get('preferred-languages')?.[0];
  if (
    languages !== undefined &&
    !languages.value.split(',').every((each) => /^\s*[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\s*$/.test(each))
  ) {
    report('invalid', languages.line, 'Preferred-Languages holds no list of language tags');
  }
  checkExpires(fields.get('expires')?.[0] ?? null, now, testEnd, report);
  return problems;
}

type Report = (kind: SecurityTxtProblem['kind'], line: number, what: string) => void;

function checkUri(name: string, value: string, line: number, report: Report): void {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) report('invalid', line, `${name} is no URI (an address needs mailto:)`);
  else if (scheme === 'http') report('invalid', line, `${name} is not https`);
  else if (name !== 'contact' && name !== 'encryption' && scheme !== 'https')
    report('invalid', line, `${name} is no https address`);
}

function checkExpires(
  expires: { readonly value: string; readonly line: number } | null,
  now: string,
  testEnd: string | null,
  report: Report,
): void {
  if (expires === null) {
    report('invalid', 1, 'there is no Expires');
    return;
  }
  const at = statedInstant(expires.value);
  if (at === null) report('invalid', expires.line, 'Expires is no date and time of RFC 3339');
  else if (at <= Date.parse(now)) report('expires', expires.line, 'it has expired');
  else if (testEnd !== null && at < Date.parse(testEnd))
    report('expires', expires.line, 'it expires before the test ends');
  else if (at > Date.parse(now) + yearMs)
    report('expires', expires.line, 'it expires in more than a year, which RFC 9116 advises against');
}

/** The lines of the message, without the frame of an OpenPGP cleartext signature (RFC 9580 section 7). */
function unsigned(lines: readonly string[]): readonly { readonly content: string; readonly line: number }[] {
  const numbered = lines.map((content, index) => ({ content, line: index + 1 }));
  const start = lines.findIndex((line) => line.trim() === '-----BEGIN PGP SIGNED MESSAGE-----');
  if (start < 0) return numbered;
  const blank = lines.findIndex((line, index) => index > start && line.trim() === '');
  const end = lines.findIndex((line, index) => index > start && line.trim() === '-----BEGIN PGP SIGNATURE-----');
  return numbered
    .slice(blank < 0 ? start + 1 : blank + 1, end < 0 ? undefined : end)
    .map(({ content, line }) => ({ content: content.replace(/^- /, ''), line }));
}
