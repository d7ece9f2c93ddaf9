import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { look, prepare, type Stage, setStage } from '@sallyport/emberfall';
import { command } from './command-run.ts';

export interface World {
  /** The project manager's clone: gate file, papers, installers and record. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  remove(): void;
}

/**
 * Emberfall, ready, with its gate and people, and a record of at least so many statements, all written by the command
 * itself. Throws when the command was not built.
 */
export async function emberfallWorld(statements: number): Promise<World> {
  if (!existsSync(command)) {
    throw new Error('the command is not built: npm run build');
  }
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const now = new Date();
  const stage = await setStage({ directory, state: 'ready', now, program: [process.execPath, command] });
  await prepare(stage, now, quietly);
  while ((await statementCount(stage)) < statements) {
    await look(stage, 'The runner looks', quietly);
  }
  const home = join(directory, 'home');
  return {
    folder: stage.clone('mira'),
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

async function statementCount(stage: Stage): Promise<number> {
  const listed = await stage.git('mira', ['ls-tree', '-r', '--name-only', 'sallyport/record']);
  return listed.split('\n').filter((path) => /^statements\/.*\.json$/.test(path)).length;
}

function quietly(): void {}
