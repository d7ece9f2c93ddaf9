import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStage, type Stage } from '@sallyport/emberfall';
import { onTestFinished } from 'vitest';
import { packed } from '../packed.ts';
import { ceremonyFolder, type Moment } from './ceremony-moments.ts';

const run = promisify(execFile);

/** A copy of the whole stage as it stood at a moment of the ceremony, of which this test may do what it likes. */
export async function stageAt(moment: Moment, place: string = temporaryFolder()): Promise<Stage> {
  const ceremony = await ceremonyFolder();
  return await copyStage(join(ceremony, moment), join(ceremony, 'stage'), place);
}

/** Copies a stage that was built as `before`: its settings hold that path. */
export async function copyStage(from: string, before: string, place: string = temporaryFolder()): Promise<Stage> {
  const directory = join(place, 'stage');
  await run('cp', ['-a', from, directory]);
  moveSettings(directory, before);
  return openStage({ directory, program: await packed() });
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Paths of keys and of the remote stand in each clone's configuration, absolute as people write them. */
function moveSettings(directory: string, before: string): void {
  const clones = readdirSync(join(directory, 'clones')).map((name) => join(directory, 'clones', name, '.git'));
  for (const git of [join(directory, 'emberfall', '.git'), join(directory, 'remote.git'), ...clones]) {
    const file = join(git, 'config');
    if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(before, directory));
  }
}
