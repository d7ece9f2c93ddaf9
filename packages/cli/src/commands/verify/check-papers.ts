import { isUtf8 } from 'node:buffer';
import { paperKinds } from '@sallyport/actions';
import type { ResolvedGate } from '@sallyport/gate';
import { comparePaper, PaperError, paperStatementBody } from '@sallyport/papers';
import {
  type PaperBody,
  type PaperKind,
  type RecordView,
  reaches,
  sha256,
  statementPath,
  type VerifiedStatement,
} from '@sallyport/record';
import type { Decision } from './check-decisions.ts';
import type { Papers } from './papers-beside.ts';

export interface PaperCheck {
  readonly path: string;
  /** Lines written by people that nothing covers. */
  readonly uncovered: number;
  /** Lines written by people that the approvals of the minutes bind. */
  readonly approved: number;
  readonly problems: readonly string[];
}

type Sealed = VerifiedStatement & { readonly type: 'paper' };

/** The GO whose papers stand on the branch: the newest one by a key that counts. */
export function committedDecision(view: RecordView): Decision | null {
  const found = view.statements.findLast(
    (each): each is Decision => each.type === 'decision' && each.body.verdict === 'GO' && each.standing === 'good',
  );
  return found ?? null;
}

/**
 * After a GO the committed gate file, its profiles and the papers must be what the record sealed; before, there is
 * nothing to compare. `gate` is the one that decided, null where its blob is missing. `copy` has the record's files as
 * they stood at the commit: papers rendered anew after it say nothing about it. Null where nobody knows.
 */
export async function checkPapers(
  view: RecordView,
  decision: Decision,
  gate: ResolvedGate | null,
  papers: Papers,
  copy: ReadonlySet<string> | null = null,
): Promise<readonly PaperCheck[]> {
  const checks: PaperCheck[] = [...(await checkGateFiles(view, decision, papers))];
  for (const kind of paperKinds) checks.push(await checkPaper(kind, view, decision, gate, papers, copy));
  return checks;
}

/** The gate file, and the project's own profiles, without which it does not say what it said. */
export async function checkGateFiles(
  view: RecordView,
  { body }: Decision,
  papers: Papers,
): Promise<readonly PaperCheck[]> {
  const baseline = view.statements.find((each) => each.digest === body.snapshot.baseline);
  if (baseline?.type !== 'gate') return [refused('the gate file', 'its baseline is not in the record')];
  const { path: gatePath, source, profiles } = baseline.body;
  const sealed = [{ path: gatePath, sha256: source, what: 'gate file' }];
  for (const profile of profiles) sealed.push({ ...profile, what: 'profile' });
  const checks: PaperCheck[] = [];
  for (const { path, sha256: digest, what } of sealed) {
    const found = await papers(path);
    if ('why' in found) checks.push(refused(path, `the ${what} ${found.why}`));
    else if (sha256(found.bytes) !== digest)
      checks.push(refused(path, `the ${what} is not the one that was baselined`));
    else checks.push({ path, uncovered: 0, approved: 0, problems: [] });
  }
  return checks;
}

export async function checkPaper(
  kind: PaperKind,
  view: RecordView,
  decision: Decision,
  gate: ResolvedGate | null,
  papers: Papers,
  copy: ReadonlySet<string> | null = null,
): Promise<PaperCheck> {
  const sealed = sealedAfter(view, decision, kind, copy);
  const path = gate?.papers[kind] ?? sealed?.body.path ?? kind;
  if (!sealed) return refused(path, `no ${kind} was sealed after the decision`);
  if (sealed.body.path !== path)
    return refused(path, `it was sealed as ${sealed.body.path}, where the gate has it not`);
  const approved = kind === 'minutes' ? (countedMinutes(view, decision)?.body.body ?? null) : null;
  if (kind === 'minutes' && approved === null) return refused(path, 'the decision counts no minutes');
  const found = await papers(path);
  if ('why' in found) return refused(path, `the paper ${found.why}`);
  const now = bodyOf(kind, path, found.bytes);
  if ('why' in now) return refused(path, now.why);
  const problems = [
    ...partProblems(sealed.body.parts, now.body.parts),
    ...(approved !== null && now.body.body !== approved ? ['text that the approvals bind was changed'] : []),
  ];
  if (problems.length > 0) return { path, uncovered: 0, approved: 0, problems };
  const byPeople = comparePaper(now.text, []).uncovered;
  return approved === null
    ? { path, uncovered: byPeople, approved: 0, problems }
    : { path, uncovered: 0, approved: byPeople, problems };
}

/** Only a paper whose author had seen the decision can hold its outcome. */
function sealedAfter(
  view: RecordView,
  decision: Decision,
  kind: PaperKind,
  copy: ReadonlySet<string> | null,
): Sealed | null {
  const found = view.statements.findLast(
    (each): each is Sealed =>
      each.type === 'paper' &&
      each.body.kind === kind &&
      each.standing === 'good' &&
      each.header.phase === decision.header.phase &&
      (copy === null || copy.has(statementPath(each.digest))) &&
      reaches(view, each.digest, decision.digest),
  );
  return found ?? null;
}

function countedMinutes(view: RecordView, { body }: Decision): Sealed | null {
  const counted = new Set(body.counted);
  const found = view.statements.find(
    (each): each is Sealed => each.type === 'paper' && each.body.kind === 'minutes' && counted.has(each.digest),
  );
  return found ?? null;
}

/** Computed from the bytes themselves: what a statement says of them is a claim. A byte order mark is a byte like others. */
function bodyOf(
  kind: PaperKind,
  path: string,
  bytes: Uint8Array,
): { readonly body: PaperBody; readonly text: string } | { readonly why: string } {
  if (!isUtf8(bytes)) return { why: 'it is not UTF-8 text' };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  try {
    return { body: paperStatementBody(kind, path, text), text };
  } catch (error) {
    if (error instanceof PaperError) return { why: error.message };
    throw error;
  }
}

function partProblems(sealed: PaperBody['parts'], now: PaperBody['parts']): readonly string[] {
  const differing = sealed.filter((part, index) => now[index]?.id !== part.id || now[index]?.sha256 !== part.sha256);
  return [
    ...differing.map(({ id }) => `the generated part ${id} is not what was sealed`),
    ...(now.length > sealed.length ? ['there are more generated parts than were sealed'] : []),
  ];
}

function refused(path: string, problem: string): PaperCheck {
  return { path, uncovered: 0, approved: 0, problems: [problem] };
}
