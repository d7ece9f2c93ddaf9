import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { look, prepare, setStage } from '@sallyport/emberfall';
import { command } from './command-run.ts';
import { longRecord } from './long-record.ts';
import { recordFiles, replaceRecord } from './record-branch.ts';

export interface World {
  /** The project manager's clone: gate file, papers, installers and record. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  remove(): void;
}

/**
 * Emberfall, ready, with its gate, its people and what the runner saw, written by the command itself; then its record
 * is exchanged for one of so many statements about the same. Needs the built command.
 */
export async function emberfallWorld(statements?: number): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const now = new Date();
  const stage = await setStage({ directory, state: 'ready', now, program: [process.execPath, command] });
  await prepare(stage, now, quietly);
  await look(stage, 'The runner looks', quietly);
  const folder = stage.clone('mira');
  if (statements !== undefined) {
    const files = await longRecord(recordFiles(folder), statements);
    await stage.git('mira', ['remote', 'remove', 'origin']);
    replaceRecord(folder, files);
  }
  const home = join(directory, 'home');
  return {
    folder,
    environment: {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      NO_COLOR: '1',
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function quietly(): void {}
