import { boardOf, resolvedDigest, resolvedText } from '@sallyport/gate';
import { probes } from '@sallyport/probes';
import { sha256 } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { refreshPapers } from '../../session/refresh-papers.ts';
import { ruleSet } from '../../session/rule-set.ts';

/** `sallyport baseline`: the gate statement, and the progress log as it stands, so that A2 can be looked at. */
export async function run(invocation: Invocation): Promise<number> {
  const session = await openSession(invocation);
  const { gate, source, record, materials } = session;
  if (!record)
    throw new CliError('CLI_NO_TRUST_ROOT', 'A baseline needs known people first.', {
      command: 'sallyport trust found --people DIR',
    });
  const author = await personOf(session, record.roots.at(-1));
  const resolved = new TextEncoder().encode(resolvedText(gate));
  const board = boardOf(await factsOf(session));
  const papers = await refreshPapers(session, board, ['log']);
  const { digests, report } = await append({ ...session, phase: gate.phase.number }, author, [
    {
      type: 'gate',
      subject: [{ name: source.path, digest: { sha256: source.digest } }],
      body: {
        path: source.path,
        source: source.digest,
        profiles: source.profiles.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })),
        resolved: resolvedDigest(gate),
        profile: gate.profile,
        rules: ruleSet(),
        facets: probes.map((each) => `${each.id}@${each.mode}`).sort(),
        commit: materials.commit,
      },
      blobs: [source.bytes, ...source.profiles.map(({ bytes }) => bytes), resolved],
    },
    ...papers,
  ]);
  const needs = (record.roots.at(-1)?.persons.length ?? 0) > 1;
  if (invocation.terminal.json) invocation.terminal.document({ baseline: digests[0], needsSecondPerson: needs });
  else {
    invocation.terminal.out(
      `Baseline ${digests[0]?.slice(0, 12)} of ${source.path}: ${gate.criteria.length} criteria (${report}).`,
    );
    for (const each of gate.weakenings)
      invocation.terminal.out(
        `  below the profile: ${each.criterion} ${each.kind}; it holds only with: sallyport deviate ${each.criterion}`,
      );
    if (needs) invocation.terminal.out('It takes effect when another person signs it: sallyport sign');
  }
  return exitCode.go;
}
