import { ProbeError } from '../../probe-error.ts';
import { readText } from '../../read-text.ts';
import { asObject } from '../report-formats/json.ts';
import { assertions, inContext, isAboutEarlier } from './assertions.ts';
import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument, claimAt } from './claim.ts';

const stated =
  /\b(\d{1,3}(?:\.\d+)?)\s*%\s+(?:of\s+)?(?:code|test|line|branch|statement|unit(?:\s+test)?)\s+coverage\b|\b(?:code|test|line|branch|statement|unit(?:\s+test)?)\s+coverage\b\s*(?:of|is|was|at|reached|[:=|])?\s*(?:>=?|≥|over|above)?\s*(\d{1,3}(?:\.\d+)?)\s*%/i;
const reportName = /(?:^|\/)(?:coverage-summary\.json|cobertura[^/]*\.xml|coverage\.xml|lcov\.info)$/i;

/** Stated code coverage, held against coverage reports in the repository. */
export async function coverageClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const passage of assertions(from.document)) {
    const { text } = inContext(from.document, passage);
    const match = stated.exec(text);
    const percent = Number(match?.[1] ?? match?.[2] ?? Number.NaN);
    if (Number.isNaN(percent)) continue;
    const at = { text, line: passage.line };
    if (percent > 100) {
      claims.push(
        claimAt(from, at, {
          kind: 'coverage',
          status: 'contradicted',
          reason: `Nothing covers ${percent} %.`,
          severity: 'medium',
        }),
      );
      continue;
    }
    const measured = await measuredCoverage(world);
    const best = measured.toSorted((a, b) => b.percent - a.percent)[0];
    if (best === undefined || isAboutEarlier(passage)) {
      claims.push(
        claimAt(from, at, {
          kind: 'coverage',
          status: 'not checkable',
          reason: 'The repository holds no coverage report for it.',
        }),
      );
    } else if (percent <= best.percent + 1) {
      claims.push(
        claimAt(from, at, {
          kind: 'coverage',
          status: 'supported',
          reason: `${best.path} shows ${best.percent} %.`,
          evidence: [{ path: best.path, line: null }],
        }),
      );
    } else {
      claims.push(
        claimAt(from, at, {
          kind: 'coverage',
          status: 'contradicted',
          severity: 'medium',
          evidence: [{ path: best.path, line: null }],
          reason: `But the highest coverage that any report shows is ${best.percent} % (${best.path}).`,
        }),
      );
    }
  }
  return claims;
}

async function measuredCoverage(world: AuditWorld): Promise<readonly { path: string; percent: number }[]> {
  const found: { path: string; percent: number }[] = [];
  for (const { path } of world.entries.filter((entry) => reportName.test(entry.path)).slice(0, 10)) {
    const percent = percentOf(path, await world.context.tree.read(path));
    if (percent !== null) found.push({ path, percent: Math.round(percent * 10) / 10 });
  }
  return found;
}

/** The highest of a report's kinds of coverage, since a claim seldom says which it means. */
function percentOf(path: string, bytes: Uint8Array | null): number | null {
  if (bytes === null) return null;
  try {
    const text = readText(bytes);
    if (path.endsWith('.json')) {
      const total = asObject(asObject(JSON.parse(text))?.['total']);
      const values = Object.values(total ?? {})
        .map((kind) => asObject(kind)?.['pct'])
        .filter((value) => typeof value === 'number');
      return values.length === 0 ? null : Math.max(...values);
    }
    if (path.endsWith('.info')) return ratio(sum(text, /^LH:(\d+)/gm), sum(text, /^LF:(\d+)/gm));
    const rate = /<coverage\b[^>]*\bline-rate="([\d.]+)"/.exec(text.slice(0, 20_000))?.[1];
    return rate === undefined ? null : Number(rate) * 100;
  } catch (error) {
    if (error instanceof ProbeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function sum(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}
