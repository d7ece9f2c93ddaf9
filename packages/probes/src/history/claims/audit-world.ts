import type { Report, TreeEntry } from '@sallyport/gate';
import type { ProbeContext } from '../../probe.ts';
import { readDeclaredInput } from '../reading/declared-input.ts';
import { readScanReport } from '../report-formats/read-scan-report.ts';
import { largestReport, readTestReport } from '../report-formats/read-test-report.ts';
import type { ScanRun } from '../report-formats/sarif.ts';
import type { TestReport } from '../report-formats/test-report.ts';
import type { Claim, ClaimDocument } from './claim.ts';
import { readStack } from './stack/read-stack.ts';
import type { Stack } from './stack/stack.ts';

/** All that claims are held against, read once. */
export interface AuditWorld {
  readonly context: ProbeContext;
  readonly entries: readonly TreeEntry[];
  readonly tests: readonly { readonly named: Report; readonly path: string; readonly report: TestReport }[];
  readonly scans: readonly { readonly named: Report; readonly path: string; readonly runs: readonly ScanRun[] }[];
  /** null: the gate file names no Compose files, or none of them can be read. */
  readonly stack: Stack | null;
  /** Compose files of the tree that staging does not use: what a description says may be true of them. */
  readonly otherComposeTexts: readonly string[];
}

/** Reads one kind of claims in one document. */
export type ClaimReader = (world: AuditWorld, from: ClaimDocument) => Promise<readonly Claim[]>;

/** Reads the reports and Compose files that the gate file names. What cannot be read supports and contradicts nothing. */
export async function readAuditWorld(context: ProbeContext): Promise<AuditWorld> {
  const tests: AuditWorld['tests'][number][] = [];
  for (const named of context.gate.testReports) {
    const input = await readDeclaredInput(context, named.path, largestReport);
    const report = input === null ? '' : readTestReport(named, input.bytes);
    if (input !== null && typeof report !== 'string') tests.push({ named, path: input.path, report });
  }
  const scans: AuditWorld['scans'][number][] = [];
  for (const named of context.gate.scanReports) {
    const input = await readDeclaredInput(context, named.path, largestReport);
    const runs = input === null ? '' : readScanReport(named, input.bytes);
    if (input !== null && typeof runs !== 'string') scans.push({ named, path: input.path, runs });
  }
  const entries = await context.tree.list();
  const stack = await readStack(context);
  return { context, entries, tests, scans, stack, otherComposeTexts: await otherComposeTexts(context, entries, stack) };
}

/** Their names as `probe.ts` binds them. */
const composeFile = /(?:^|\/)(?:docker-)?compose\.(?:[^/]+\.)?ya?ml$/i;

async function otherComposeTexts(
  { tree }: ProbeContext,
  entries: readonly TreeEntry[],
  stack: Stack | null,
): Promise<readonly string[]> {
  const used = new Set(stack?.files);
  const texts: string[] = [];
  const others = entries.filter(({ path, size }) => composeFile.test(path) && !used.has(path) && (size ?? 0) < 262_144);
  for (const { path } of stack === null ? [] : others.slice(0, 30)) {
    const bytes = await tree.read(path);
    if (bytes !== null) texts.push(new TextDecoder().decode(bytes));
  }
  return texts;
}
