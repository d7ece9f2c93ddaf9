import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendToRecord, closeRepository, openRepository } from '@sallyport/workspace';
import type { SmallRecord } from './small-record.ts';
import { temporaryFolder } from './stage-at.ts';

/** A repository with the record on its branch, and the papers and the gate file on the branch that the gate names. */
export async function repositoryOf(record: SmallRecord): Promise<string> {
  const directory = join(temporaryFolder(), 'project');
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: directory, encoding: 'utf8' });
  mkdirSync(directory);
  git('init', '--quiet', '-b', record.gate.git.branch);
  git('config', 'user.name', 'A');
  git('config', 'user.email', 'a@small.example');
  for (const [path, bytes] of record.beside) writeFileSync(join(directory, path), bytes);
  git('add', '--all');
  git('commit', '--quiet', '-m', record.gate.git.message);
  const repository = await openRepository(directory);
  await appendToRecord(repository, async () => new Map(record.record.files));
  closeRepository(repository);
  return directory;
}
