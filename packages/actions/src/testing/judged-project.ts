import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FoundingOptions, foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { appendToRecord, closeRepository, openRepository, type Repository } from '@sallyport/workspace';
import { onTestFinished } from 'vitest';
import type { Caller } from '../caller.ts';

const gateFile = new URL('../../../../examples/emberfall/project/ready/sallyport.yaml', import.meta.url);
const branch = 'feature/phase-7-setup';

export interface JudgedProject {
  readonly repository: Repository;
  readonly record: RecordBuilder;
  readonly caller: Caller;
}

/** A repository with nothing but the example's gate file on its named branch, and a founded record. */
export async function judgedProject(options: FoundingOptions): Promise<JudgedProject> {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-actions-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: directory, encoding: 'utf8' });
  git('init', '--quiet', '-b', branch);
  git('config', 'user.name', 'Ada Example');
  git('config', 'user.email', 'ada@example.org');
  copyFileSync(gateFile, join(directory, 'sallyport.yaml'));
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Draft the gate');
  const record = await foundRecord(options);
  await record.seal();
  const repository = await openRepository(directory);
  onTestFinished(() => closeRepository(repository));
  await appendToRecord(repository, async () => new Map(record.files));
  return { repository, record, caller: callerIn(directory, record.now) };
}

function callerIn(directory: string, now: () => string): Caller {
  return {
    directory,
    environment: {},
    offline: true,
    key: null,
    sealKey: null,
    workTree: false,
    now,
    progress: () => undefined,
    note: () => undefined,
  };
}
