import { boardOf, type FacetView } from '@sallyport/gate';
import type { Sha256 } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionList, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';
import { printable } from '../../terminal/style.ts';

/** `sallyport waive CRITERION`: asks for relief; another person who holds the owner's role approves with `sign`. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  const expires = optionText(invocation, 'expires');
  if (!reason || !expires)
    throw new CliError(
      'CLI_USAGE',
      'A waiver needs its reason and its end: --reason "…" --expires 2026-12-01T00:00:00Z',
    );
  const session = requireRecord(await openSession(invocation));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const asked = invocation.arguments[0] ?? '';
  const view = board.criteria.find((each) => each.criterion.id.toLowerCase() === asked.toLowerCase());
  if (!view) throw new CliError('CLI_USAGE', `The gate has no criterion "${asked}".`);
  if (view.criterion.floor || !view.criterion.waivable)
    throw new CliError('CLI_NOT_ALLOWED', `${view.criterion.id} cannot be waived: ${view.criterion.title}.`);
  const facet = failedFacet(view.facets, optionText(invocation, 'facet'), view.criterion.id);
  const findings = chosenFindings(facet, optionList(invocation, 'finding'));
  const written = await append(session, author, [
    {
      type: 'waiver',
      subject: [{ name: `${view.criterion.id}/${facet.facet.id}`, digest: { sha256: view.substance } }],
      body: { criterion: view.criterion.id, facet: facet.facet.id, findings, reason, expires },
    },
  ]);
  const { terminal } = invocation;
  if (!terminal.json) for (const line of findingLines(facet, findings)) terminal.out(line);
  sayDone(
    terminal,
    `Waiver for ${findings.length} finding(s) of ${view.criterion.id} asked for; ${view.criterion.owner} approves with: sallyport sign`,
    written,
  );
  return exitCode.go;
}

/** What was asked for, in words: a list of fingerprints tells its author nothing either. */
function findingLines(facet: FacetView, chosen: readonly Sha256[]): readonly string[] {
  const findings = facet.findings.filter(({ fingerprint }) => chosen.includes(fingerprint));
  const open = facet.findings.length - findings.length;
  return [
    ...findings.map((each) => `  ${each.severity.padEnd(8)} ${printable(each.what)}  ${printable(each.place)}`),
    ...(open > 0 ? [`  ${open} more of ${facet.facet.id} stay${open === 1 ? 's' : ''} open`] : []),
  ];
}

function failedFacet(facets: readonly FacetView[], asked: string | undefined, criterion: string): FacetView {
  const failed = facets.filter(
    (each) => each.result === 'Failed' && each.findings.length > 0 && (!asked || each.facet.id === asked),
  );
  const [facet] = failed;
  if (!facet)
    throw new CliError(
      'CLI_USAGE',
      `${criterion} has no failed facet with findings${asked ? ` called ${asked}` : ''}: only findings can be waived.`,
    );
  if (failed.length > 1)
    throw new CliError(
      'CLI_USAGE',
      `Several facets of ${criterion} failed: say --facet ${failed.map((each) => each.facet.id).join(' or --facet ')}`,
    );
  return facet;
}

function chosenFindings(facet: FacetView, asked: readonly string[]): readonly Sha256[] {
  const all = facet.findings.map((each) => each.fingerprint);
  if (asked.length === 0) return [...all].sort();
  return asked.map((start) => {
    const found = all.filter((each) => each.startsWith(start.toLowerCase()));
    const [one] = found;
    if (!one || found.length > 1)
      throw new CliError(
        'CLI_USAGE',
        `"${start}" names no single finding of ${facet.facet.id}. They are: ${all.map((each) => each.slice(0, 12)).join(' ')}`,
      );
    return one;
  });
}
