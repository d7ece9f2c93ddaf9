import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openRepository } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { anchorsOf } from './anchors.ts';
import { branchRecord } from './branch-record.ts';
import { copiedRecord } from './copied-record.ts';
import { type CommitFinder, commitsOf } from './decision-commit.ts';
import { verificationExitCode } from './exit-code.ts';
import { type Papers, papersInDirectory } from './papers-beside.ts';
import { verificationText } from './verification-text.ts';
import { verifyRecord } from './verify-record.ts';

/** `sallyport verify`: the record branch of a repository, or the copy under .sallyport/ of any directory. */
export async function run(invocation: Invocation): Promise<number> {
  const anchors = anchorsOf(invocation);
  const directory = resolve(optionText(invocation, 'dir') ?? invocation.caller.directory);
  const { files, papers, from } = await read(directory);
  const result = await verifyRecord(files, papers, anchors);
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ from, ...result });
  else terminal.out(verificationText(result, from));
  return verificationExitCode(result);
}

async function read(directory: string): Promise<{
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly papers: Papers | CommitFinder;
  readonly from: string;
}> {
  const copy = join(directory, '.sallyport');
  if (!existsSync(join(directory, '.git'))) {
    if (!existsSync(copy))
      throw new CliError('CLI_NO_TRUST_ROOT', `${directory} has neither a repository nor a .sallyport folder.`);
    return { files: copiedRecord(copy), papers: papersInDirectory(directory), from: copy };
  }
  const repository = await openRepository(directory);
  const files = await branchRecord(repository);
  if (files.size > 0) return { files, papers: commitsOf(repository, files), from: 'branch sallyport/record' };
  if (existsSync(copy)) return { files: copiedRecord(copy), papers: papersInDirectory(directory), from: copy };
  throw new CliError(
    'CLI_NO_TRUST_ROOT',
    `The repository in ${directory} has no record branch and no .sallyport folder.`,
    { command: 'git fetch origin sallyport/record:sallyport/record' },
  );
}
