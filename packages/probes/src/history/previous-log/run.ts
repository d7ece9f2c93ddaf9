import type { Finding, RecordView, Sha256 } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { anotherLanguage } from '../../prose/another-language.ts';
import { conclude, findingMaker, undecided } from '../../rule-finding.ts';
import { decisionSentences } from '../reading/go-statements.ts';
import { type PreviousLog, readPreviousLog } from '../reading/previous-log.ts';
import { taskStates } from '../reading/task-states.ts';
import { rules } from './rules.ts';

const found = findingMaker(rules);

export async function run(context: ProbeContext): Promise<Observation> {
  const log = await readPreviousLog(context);
  if (log === 'first')
    return undecided('NotApplicable', 'The gate file names no previous phase; this is the first one.');
  if (log === 'missing') return missing(context);

  const signed = signedDecision(context.record, log.phase);
  const findings = [...judgeLog(log), ...judgeSigned(log, signed)];
  const facts: Record<string, string> = { 'previous.log': log.path, 'previous.phase': String(log.phase) };
  const digest = await context.tree.sha256(log.path);
  if (digest !== null) facts['previous.log.sha256'] = digest;
  if (signed !== null) facts['previous.decision'] = `${signed.verdict} ${signed.digest}`;

  const coverage = { looked: 1, total: 1, unit: 'logs' };
  const observed = conclude({
    findings,
    coverage,
    facts,
    passed: `The log of phase ${log.phase} states GO, and the record holds the signed decision.`,
    failed: `Phase ${log.phase} is not shown to have been decided GO.`,
    review: {
      rule: 'history.previous-log.another-language',
      summary: `The log of phase ${log.phase} is not in English: whether it states GO, a person has to read.`,
    },
  });
  if (observed.result === 'Failed' || signed !== null) return observed;
  return {
    ...observed,
    result: 'NotApplicable',
    // Another language must not be a way around the deviation.
    summary: `${observed.result === 'NeedsReview' ? observed.summary : `The log of phase ${log.phase} states GO.`} No signed decision stands behind it; declare that with a deviation ("no signed predecessor").`,
  };
}

function missing(context: ProbeContext): Observation {
  const path = context.gate.phase.previous?.log ?? '';
  const findings = [
    found('history.previous-log.missing', {
      severity: 'high',
      address: 'phase.previous.log',
      place: path,
      what: `${path} is not in the judged tree, in any letter case.`,
    }),
  ];
  return conclude({
    findings,
    coverage: { looked: 0, total: 1, unit: 'logs' },
    facts: {},
    passed: '',
    failed: 'The log of the previous phase is missing.',
  });
}

function judgeLog(log: PreviousLog): readonly Finding[] {
  const findings: Finding[] = [];
  if (!log.exact) {
    findings.push(
      found('history.previous-log.letter-case', {
        severity: 'low',
        address: 'phase.previous.log',
        place: log.path,
        what: `The gate file names the log in another letter case than the tree, where it is ${log.path}.`,
      }),
    );
  }
  for (const task of taskStates(log.document, log.phase)) {
    if (task.from !== 'section' || task.state !== 'open' || /defer|moved|dropped|cancel/i.test(task.text)) continue;
    findings.push(
      found('history.previous-log.task-open', {
        severity: 'medium',
        address: `task ${task.task}`,
        place: `${log.path}:${task.line}`,
        what: `The section of task ${task.task} says "${task.text}".`,
      }),
    );
  }
  const last = decisionSentences(log.document, log.phase).at(-1);
  const address = `phase ${log.phase}`;
  const language = last === undefined ? anotherLanguage(log.document) : null;
  if (language !== null) {
    findings.push(
      found('history.previous-log.another-language', {
        severity: 'medium',
        address,
        place: log.path,
        what: `It is written in ${language}, and no sentence of it reads as the decision on phase ${log.phase}.`,
      }),
    );
  } else if (last === undefined) {
    findings.push(
      found('history.previous-log.no-go-stated', {
        severity: 'high',
        address,
        place: `${log.path}:1`,
        what: `No sentence of the log states that phase ${log.phase} was decided GO.`,
      }),
    );
  } else if (last.says === 'no-go') {
    findings.push(
      found('history.previous-log.decided-otherwise', {
        severity: 'critical',
        address,
        place: `${log.path}:${last.line}`,
        what: `The log's last word is: "${last.text}"`,
      }),
    );
  } else if (last.says === 'conditional') {
    findings.push(
      found('history.previous-log.conditional', {
        severity: 'medium',
        address,
        place: `${log.path}:${last.line}`,
        what: `The log says: "${last.text}"`,
      }),
    );
  }
  return findings;
}

interface SignedDecision {
  readonly verdict: 'GO' | 'NO-GO' | 'HOLD';
  readonly digest: Sha256;
}

/** The last sealed decision on a phase that still stands. */
function signedDecision(record: RecordView | null, phase: number): SignedDecision | null {
  let last: SignedDecision | null = null;
  for (const statement of record?.statements ?? []) {
    if (statement.type !== 'decision' || statement.header.phase !== phase) continue;
    if (statement.index === null || statement.standing !== 'good') continue;
    last = { verdict: statement.body.verdict, digest: statement.digest };
  }
  return last;
}

function judgeSigned(log: PreviousLog, signed: SignedDecision | null): readonly Finding[] {
  if (signed === null || signed.verdict === 'GO') return [];
  return [
    found('history.previous-log.decided-otherwise', {
      severity: 'critical',
      address: `record phase ${log.phase}`,
      place: `record ${signed.digest.slice(0, 12)}`,
      what: `The last signed decision on phase ${log.phase} is ${signed.verdict}.`,
    }),
  ];
}
