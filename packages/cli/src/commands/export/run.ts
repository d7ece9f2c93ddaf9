import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  auditorReadme,
  copyAttributes,
  type Founded,
  factsOf,
  latestPaper,
  openSession,
  paperKinds,
  requireRecord,
} from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { writeParity } from './write-parity.ts';

/** `sallyport export`: for auditors a folder that stock tools can check; for machines SARIF and JUnit. */
export async function run(invocation: Invocation): Promise<number> {
  const opened = await openSession(invocation.caller);
  const written: string[] = [];
  const parity = optionText(invocation, 'parity');
  const ofRecord = ['auditor', 'sarif', 'junit'].some((name) => optionText(invocation, name));
  if (!ofRecord && !parity)
    throw new CliError('CLI_USAGE', 'Say what to export: --auditor DIR, --sarif FILE, --junit FILE or --parity FILE.');
  if (parity) {
    await writeParity(opened, parity);
    written.push(parity);
  }
  if (ofRecord) written.push(...(await writeRecord(invocation, requireRecord(opened))));
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ written });
  else for (const each of written) terminal.out(`Wrote ${each}`);
  return exitCode.go;
}

/** What is made from the record; gives back what was written. */
async function writeRecord(invocation: Invocation, session: Founded): Promise<readonly string[]> {
  const written: string[] = [];
  const auditor = optionText(invocation, 'auditor');
  const sarif = optionText(invocation, 'sarif');
  const junit = optionText(invocation, 'junit');
  if (auditor) {
    const files = new Map<string, Uint8Array>([...session.files].map(([path, bytes]) => [`.sallyport/${path}`, bytes]));
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    files.set('.sallyport/.gitattributes', encode(copyAttributes));
    files.set(session.source.path, session.source.bytes);
    for (const kind of paperKinds) {
      const paper = latestPaper(session.record, kind);
      const bytes = paper ? session.record.blobs.get(paper.body.bytes) : undefined;
      if (paper && bytes) files.set(paper.body.path, bytes);
    }
    files.set('README.md', encode(auditorReadme(session.record)));
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(auditor, path)), { recursive: true });
      writeFileSync(join(auditor, path), bytes, { flag: 'wx' });
    }
    written.push(`${auditor} (${files.size} files; start with README.md)`);
  }
  if (sarif || junit) {
    const { toJunit, toSarif } = await import('@sallyport/papers');
    const board = boardOf(await factsOf(session));
    if (sarif) writeFileSync(sarif, `${JSON.stringify(toSarif(board), null, 2)}\n`);
    if (junit) writeFileSync(junit, toJunit(board));
    written.push(...[sarif, junit].filter((path): path is string => path !== undefined));
  }
  return written;
}
