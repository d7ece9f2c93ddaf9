import type { Table } from '../../markdown/markdown-document.ts';
import { assertions, withPlainNumbers } from './assertions.ts';
import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument, claimAt } from './claim.ts';

/** Numbers that do not fit each other: parts and percentages, uptime and downtime, rows and totals of tables. */
export function arithmeticClaims(_world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const passage of assertions(from.document)) {
    const text = withPlainNumbers(passage.text);
    for (const check of [judgeShare(text), judgeUptime(text)]) {
      if (check === null) continue;
      claims.push(
        check.problem === null
          ? claimAt(from, passage, {
              kind: 'arithmetic',
              status: check.proved ? 'supported' : 'not checkable',
              reason: check.proved
                ? 'The numbers fit each other.'
                : 'Nothing in the repository was measured over that time.',
            })
          : claimAt(from, passage, {
              kind: 'arithmetic',
              status: 'contradicted',
              reason: check.problem,
              severity: 'medium',
            }),
      );
    }
  }
  for (const table of from.document.tables) claims.push(...judgeTable(from, table));
  return Promise.resolve(claims);
}

interface Check {
  readonly problem: string | null;
  /** Whether the sentence held enough to calculate with. */
  readonly proved: boolean;
}

/** `38 of 40 (95 %)`: the share must be what was divided, to the digits that were written. */
function judgeShare(text: string): Check | null {
  const match =
    /(?<![\d./-])(\d{1,7})\s*(?:\/|of|out\s+of)\s*(?:the\s+)?(\d{1,7})(?![\d/-]|\.\d)[^.;()%]{0,40}?[([=:,–—-]\s*(?:i\.e\.\s*)?(\d{1,3}(?:\.\d+)?)\s*%\s*(?=$|[).,;|]|(?:complete|done|pass|green|success|coverage|of\b))/i.exec(
      text,
    );
  if (match === null) return null;
  const [, part = '', whole = '', share = ''] = match;
  // `24/7` is no part of a whole.
  if (Number(whole) === 0 || Number(part) > Number(whole)) return null;
  const actual = (100 * Number(part)) / Number(whole);
  const digits = share.split('.')[1]?.length ?? 0;
  // Rounded down, up or to the nearest: any of them is honest.
  if (Math.abs(actual - Number(share)) < 10 ** -digits) return { problem: null, proved: true };
  return { problem: `${part} of ${whole} is ${trim(actual)} %, not ${share} %.`, proved: true };
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Uptime over a stated time, against the downtime that the same sentence admits. */
function judgeUptime(text: string): Check | null {
  const match =
    /\b(\d{1,3}(?:\.\d+)?)\s*%\s+(?:\w+\s+)?(?:uptime|availability)\b/i.exec(text) ??
    /\b(?:uptime|availability)\b\s*(?:of|was|is|at|reached|[:=|])?\s*(\d{1,3}(?:\.\d+)?)\s*%/i.exec(text);
  if (match?.[1] === undefined) return null;
  const stated = Number(match[1]);
  if (stated > 100) return { problem: `Nothing is up ${match[1]} % of the time.`, proved: true };
  const window = duration(
    /\b(?:over|for|during|in|across|within|through)\s+(?:the\s+)?(?:a\s+)?(?:last\s+|past\s+|full\s+|continuous\s+)*(\d+(?:\.\d+)?)[- ]*(seconds?|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|w)\b/i,
    text,
  );
  const down = duration(
    /\b(\d+(?:\.\d+)?)[- ]*(seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h)\s+(?:of\s+)?(?:total\s+|cumulative\s+|unplanned\s+)?(?:downtime|outage|unavailab\w+)\b/i,
    text,
  );
  if (window === null || down === null) return { problem: null, proved: false };
  const actual = 100 * (1 - down / window);
  const digits = match[1].split('.')[1]?.length ?? 0;
  if (Math.abs(actual - stated) < 10 ** -digits) return { problem: null, proved: true };
  return { problem: `That downtime is an uptime of ${trim(actual)} %, not ${match[1]} %.`, proved: true };
}

function duration(pattern: RegExp, text: string): number | null {
  const [, amount, unit] = pattern.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  return Number(amount) * (units[unit.charAt(0).toLowerCase()] ?? 0) || null;
}

/** Columns of parts against a column of totals, and rows against a row of totals. */
function judgeTable(from: ClaimDocument, table: Table): readonly Claim[] {
  const claims: Claim[] = [];
  const header = table.header.map((cell) => cell.toLowerCase());
  const total = header.findIndex((cell) => /^(?:total|tests|total tests|executed|count)$/.test(cell.trim()));
  const parts = header.flatMap((cell, index) =>
    /\b(?:pass(?:ed|ing)?|fail(?:ed|ures?)?|errors?|skipped|blocked|pending)\b/.test(cell) && !/%|rate/.test(cell)
      ? [index]
      : [],
  );
  const hasAllOutcomes =
    parts.some((index) => /pass/.test(header[index] ?? '')) && parts.some((index) => /fail/.test(header[index] ?? ''));
  for (const row of table.rows) {
    const numbers = row.cells.map(wholeNumber);
    const stated = total === -1 ? null : (numbers[total] ?? null);
    const values = parts.map((index) => numbers[index] ?? null);
    if (stated === null || !hasAllOutcomes || values.includes(null)) continue;
    const sum = values.reduce<number>((a, b) => a + (b ?? 0), 0);
    // Without a column for skipped tests the parts may fall short; they can never be more.
    const short = !parts.some((index) => /skip/.test(header[index] ?? ''));
    if (sum === stated || (short && sum < stated)) continue;
    claims.push(contradiction(from, row, `The parts add up to ${sum}, not ${stated}.`));
  }
  const last = table.rows.at(-1);
  if (last === undefined || table.rows.length < 3 || !/^(?:total|sum|overall|all)s?\b/i.test(last.cells[0] ?? ''))
    return claims;
  for (const index of [...parts, ...(total === -1 ? [] : [total])]) {
    const stated = wholeNumber(last.cells[index] ?? '');
    const values = table.rows.slice(0, -1).map((row) => wholeNumber(row.cells[index] ?? ''));
    if (stated === null || values.includes(null)) continue;
    const sum = values.reduce<number>((a, b) => a + (b ?? 0), 0);
    if (sum !== stated)
      claims.push(
        contradiction(from, last, `The column "${table.header[index] ?? ''}" adds up to ${sum}, not ${stated}.`),
      );
  }
  return claims;
}

function contradiction(from: ClaimDocument, row: Table['rows'][number], reason: string): Claim {
  return claimAt(
    from,
    { text: row.cells.join(' | '), line: row.line },
    { kind: 'arithmetic', status: 'contradicted', reason, severity: 'medium' },
  );
}

function wholeNumber(cell: string): number | null {
  const text = withPlainNumbers(cell).replace(/[^\d%./\p{L}-]/gu, '');
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function trim(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
