import {
  append,
  draftBaseline,
  factsOf,
  openSession,
  personOf,
  requireRecord,
  writeOpenPapers,
} from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';

/** `sallyport baseline`: the gate statement, and the progress log as it stands, so that A2 can be looked at. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller), 'A baseline needs known people first.');
  const { gate, source, record } = session;
  const author = await personOf(session, record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const { statements, papers } = await draftBaseline(session, board);
  await writeOpenPapers(session, papers);
  const { digests, report } = await append(session, author, statements);
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
