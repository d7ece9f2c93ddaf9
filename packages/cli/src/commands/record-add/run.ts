import { writeFiles } from '@sallyport/actions';
import { readRecord } from '@sallyport/record';
import { openRepository, readRecordFiles } from '@sallyport/workspace';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { readHandOver } from '../../hand-over-file.ts';

/** `sallyport record add FILE…`: verified together with the record before a byte of it is written. */
export async function run(invocation: Invocation): Promise<number> {
  const repository = await openRepository(invocation.caller.directory);
  const added = new Map(invocation.arguments.flatMap((path) => [...readHandOver(path)]));
  readRecord(new Map([...(await readRecordFiles(repository)), ...added]), {});
  const { report } = await writeFiles({ repository, caller: invocation.caller }, added);
  const statements = [...added.keys()].filter((path) => path.endsWith('.json')).length;
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ added: statements, report });
  else terminal.out(`Added ${statements} statement(s) (${report}).`);
  return exitCode.go;
}
