import { printable } from '@sallyport/actions';
import { baselineLine } from './check-baselines.ts';
import type { PaperCheck } from './check-papers.ts';
import type { Verification } from './verify-record.ts';

/** What verify found, for people. Each entry is one line, whatever the record's texts hold. */
export function verificationText(result: Verification, from: string): string {
  const { at, refused } = result;
  return [
    refused.length > 0 ? 'REFUSED' : 'VERIFIED',
    `${from}: ${result.statements} statements, ${result.sealed} sealed under ${result.checkpoints} checkpoints${result.kind === 'demo' ? ' (a demo record)' : ''}`,
    `record ${result.origin}, genesis ${result.fingerprint}`,
    result.anchored
      ? 'anchored by what you gave'
      : 'self-consistent, not anchored: compare the genesis fingerprint with what you know from elsewhere, or give --root or --after',
    ...(result.statements > result.sealed
      ? [`${result.statements - result.sealed} statement(s) are not sealed: taking one away would leave no trace`]
      : []),
    ...(result.missing > 0
      ? [`${result.missing} cited statement(s) or blob(s) are missing: HOLD until they are found or declared lost`]
      : []),
    ...result.erased.map((version) => `names and addresses of trust root ${version} were erased`),
    ...result.baselines.map(baselineLine),
    ...result.decisions.map(
      (each) =>
        `decision ${each.decision.slice(0, 12)}: decided ${each.decided}, ${each.complete ? `computed again ${each.recomputed}` : `cannot be computed again: ${each.differences.join('; ')}`}`,
    ),
    ...(result.decisions.length === 0 ? ['no decision was made yet'] : []),
    ...(result.fell === null ? [] : [`what stands is ${result.verdict}: ${result.fell}`]),
    ...result.papers.map(paperLine),
    ...result.notes,
    ...(at
      ? [
          `at ${at.time}: ${at.verdict}, door ${at.door}`,
          ...at.stale.map(({ criterion, since }) => `  ${criterion} not looked at since ${since ?? 'the decision'}`),
        ]
      : []),
    ...refused.map((each) => `refused: ${each}`),
  ]
    .map(printable)
    .join('\n');
}

function paperLine({ path, problems, uncovered, approved }: PaperCheck): string {
  const byPeople = [
    ...(uncovered > 0 ? [`; ${uncovered} lines written by people, not covered`] : []),
    ...(approved > 0 ? [`; ${approved} lines written by people, bound by the approvals`] : []),
  ];
  return `${path}: ${problems.length === 0 ? 'as sealed' : problems.join('; ')}${byPeople.join('')}`;
}
