import { append, draftWaiver, factsOf, openSession, personOf, printable, requireRecord } from '@sallyport/actions';
import { type Board, boardOf } from '@sallyport/gate';
import type { WaiverBody } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionList, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';

/** `sallyport waive CRITERION`: asks for relief; another person who holds the owner's role approves with `sign`. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  const expires = optionText(invocation, 'expires');
  if (!reason || !expires)
    throw new CliError(
      'CLI_USAGE',
      'A waiver needs its reason and its end: --reason "…" --expires 2026-12-01T00:00:00Z',
    );
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const statements = draftWaiver(board, {
    criterion: invocation.arguments[0] ?? '',
    facet: optionText(invocation, 'facet') ?? null,
    findings: optionList(invocation, 'finding'),
    reason,
    expires,
  });
  const written = await append(session, author, statements);
  const { terminal } = invocation;
  const [{ body }] = statements;
  if (!terminal.json) for (const line of findingLines(board, body)) terminal.out(line);
  const owner = board.criteria.find(({ criterion }) => criterion.id === body.criterion)?.criterion.owner;
  sayDone(
    terminal,
    `Waiver for ${body.findings.length} finding(s) of ${body.criterion} asked for; ${owner} approves with: sallyport sign`,
    written,
  );
  return exitCode.go;
}

/** What was asked for, in words: a list of fingerprints tells its author nothing either. */
function findingLines(board: Board, { criterion, facet, findings }: WaiverBody): readonly string[] {
  const view = board.criteria.find((each) => each.criterion.id === criterion);
  const all = view?.facets.find((each) => each.facet.id === facet)?.findings ?? [];
  const chosen = all.filter(({ fingerprint }) => findings.includes(fingerprint));
  const open = all.length - chosen.length;
  return [
    ...chosen.map((each) => `  ${each.severity.padEnd(8)} ${printable(each.what)}  ${printable(each.place)}`),
    ...(open > 0 ? [`  ${open} more of ${facet} stay${open === 1 ? 's' : ''} open`] : []),
  ];
}
