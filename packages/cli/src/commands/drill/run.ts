import {
  factsOf,
  openSession,
  plannedFacets,
  printable,
  probeContext,
  withDifferencesInForce,
} from '@sallyport/actions';
import type { ArtefactReader, TreeReader } from '@sallyport/gate';
import { runProbe, type SabotageEdit } from '@sallyport/probes';
import { type Invocation, optionList } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { editedArtefacts, editedTree } from './edited-copy.ts';

export interface DrillResult {
  readonly criterion: string;
  readonly facet: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly outcome: 'noticed' | 'missed' | 'not drilled';
}

/** `sallyport drill`: breaks one plausible thing for every probed facet, in a copy in memory, and looks who notices. */
export async function run(invocation: Invocation): Promise<number> {
  const session = await openSession(invocation.caller);
  const facts = await factsOf(session);
  const gate = withDifferencesInForce(session.gate, facts);
  const only = optionList(invocation, 'criterion').map((each) => each.toUpperCase());
  const planned = plannedFacets(session.gate, facts).filter(
    (each) => only.length === 0 || only.includes(each.criterion),
  );
  const results: DrillResult[] = [];
  for (const { criterion, facet, definition } of planned) {
    invocation.terminal.progress(`drilling ${facet} for ${criterion}`);
    const context = { ...(await probeContext(session, criterion)), gate };
    const before = await runProbe(definition, context);
    const sabotage = await definition.loadSabotage().then((make) => make(context));
    if (sabotage === null) {
      results.push({
        criterion,
        facet,
        what: 'there is nothing to break here',
        before: before.result,
        after: before.result,
        outcome: 'not drilled',
      });
      continue;
    }
    const after = await runProbe(definition, {
      ...context,
      ...copy(context.tree, context.artefacts, sabotage.edits),
      gate: sabotage.gate ?? context.gate,
    });
    const fresh = after.findings.some(
      (finding) => !before.findings.some((old) => old.fingerprint === finding.fingerprint),
    );
    const noticed = after.result !== 'Passed' && (after.result !== before.result || fresh);
    results.push({
      criterion,
      facet,
      what: sabotage.what,
      before: before.result,
      after: after.result,
      // A facet that fails already may hide what the sabotage adds: that proves nothing, in either direction.
      outcome: noticed ? 'noticed' : before.result === 'Failed' ? 'not drilled' : 'missed',
    });
  }
  report(invocation, results);
  const missed = results.some((each) => each.outcome === 'missed');
  return missed
    ? exitCode.noGo
    : results.length === 0 || results.some((each) => each.outcome === 'not drilled')
      ? exitCode.hold
      : exitCode.go;
}

function copy(tree: TreeReader, artefacts: ArtefactReader, edits: readonly SabotageEdit[]) {
  return { tree: editedTree(tree, edits), artefacts: editedArtefacts(artefacts, edits) };
}

function report({ terminal }: Invocation, results: readonly DrillResult[]): void {
  if (terminal.json) {
    terminal.document({ results });
    return;
  }
  const words = { noticed: '✓ noticed', missed: '✕ missed', 'not drilled': '? not drilled' } as const;
  for (const each of results) {
    terminal.out(
      ` ${words[each.outcome].padEnd(13)} ${each.criterion.padEnd(4)} ${each.facet.padEnd(30)} ${each.before} → ${each.after}   ${printable(each.what)}`,
    );
  }
  const noticed = results.filter((each) => each.outcome === 'noticed').length;
  terminal.out(
    `${noticed} of ${results.length} probed facets noticed the sabotage of a copy. Nothing of yours was changed.`,
  );
}
