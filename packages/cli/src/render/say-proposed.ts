import type { Terminal } from '../terminal/terminal.ts';

/** Last line of the commands that propose a trust root. */
export function sayProposed(
  terminal: Terminal,
  proposal: {
    readonly digests: readonly string[];
    readonly version: number;
    readonly threshold: number;
    readonly report: string;
  },
): void {
  if (terminal.json) {
    terminal.document({
      statement: proposal.digests[0],
      version: proposal.version,
      threshold: proposal.threshold,
      report: proposal.report,
    });
    return;
  }
  const others = proposal.threshold - 1;
  terminal.out(`Trust root ${proposal.version} proposed: ${proposal.digests[0]?.slice(0, 12)} (${proposal.report}).`);
  terminal.out(
    others > 0
      ? `It takes effect when ${others} more of you co-sign and it is sealed: sallyport trust cosign`
      : 'It takes effect when it is sealed: sallyport seal',
  );
}
