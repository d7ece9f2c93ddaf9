import type { Appended, NewStatement } from '@sallyport/actions';
import type { RecordView } from '@sallyport/record';
import type { Terminal } from '../terminal/terminal.ts';

/** Last line of the commands that propose a trust root; `before` is the record that it was proposed in. */
export function sayProposed(
  terminal: Terminal,
  before: Pick<RecordView, 'roots'>,
  [{ body }]: readonly [NewStatement<'trust'>],
  { digests: [statement], report }: Pick<Appended, 'digests' | 'report'>,
): void {
  const { version } = body;
  const threshold = before.roots.at(-1)?.threshold ?? 1;
  if (terminal.json) {
    terminal.document({ statement, version, threshold, report });
    return;
  }
  const others = threshold - 1;
  terminal.out(`Trust root ${version} proposed: ${statement?.slice(0, 12)} (${report}).`);
  terminal.out(
    others > 0
      ? `It takes effect when ${others} more of you co-sign and it is sealed: sallyport trust cosign`
      : 'It takes effect when it is sealed: sallyport seal',
  );
}
