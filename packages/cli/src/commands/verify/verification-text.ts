import type { Verification } from './verify-record.ts';

/** What verify found, for people. */
export function verificationText(result: Verification, from: string): string {
  const lines = [
    result.refused.length > 0 ? 'REFUSED' : 'VERIFIED',
    `${from}: ${result.statements} statements, ${result.sealed} sealed under ${result.checkpoints} checkpoints${result.kind === 'demo' ? ' (a demo record)' : ''}`,
    `record ${result.origin}, genesis ${result.fingerprint}`,
    result.anchored
      ? 'anchored by what you gave'
      : 'self-consistent, not anchored: compare the genesis fingerprint with what you know from elsewhere, or give --root or --after',
    ...(result.missing > 0
      ? [`${result.missing} cited statement(s) or blob(s) are missing: HOLD until they are found or declared lost`]
      : []),
    ...result.decisions.map(
      (each) => `decision ${each.decision.slice(0, 12)}: decided ${each.decided}, computed again ${each.recomputed}`,
    ),
    ...(result.decisions.length === 0 ? ['no decision was made yet'] : []),
    ...result.papers.map(
      (each) =>
        `${each.path}: ${each.problems.length === 0 ? 'as sealed' : each.problems.join('; ')}${each.uncovered > 0 ? `; ${each.uncovered} lines written by people, not covered` : ''}`,
    ),
  ];
  if (result.at) {
    const { time, verdict, door, stale } = result.at;
    lines.push(
      `at ${time}: ${verdict}, door ${door}${stale.length > 0 ? `; not looked at recently enough: ${stale.join(' ')}` : ''}`,
    );
  }
  return [...lines, ...result.refused.map((each) => `refused: ${each}`)].join('\n');
}
