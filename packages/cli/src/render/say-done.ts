import type { Terminal } from '../terminal/terminal.ts';

/** The same last line for every command that wrote a statement. */
export function sayDone(
  terminal: Terminal,
  what: string,
  written: { readonly digests: readonly string[]; readonly report: string },
): void {
  const [digest] = written.digests;
  if (terminal.json)
    terminal.document({ statement: digest ?? null, statements: written.digests, report: written.report });
  else terminal.out(`${what}: ${digest?.slice(0, 12) ?? ''} (${written.report}).`);
}
