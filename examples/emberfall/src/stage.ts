import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildEmberfall } from './build-emberfall.ts';
import { type EmberfallKeys, keysIn, makePeople, runnerId, sealerId } from './people.ts';
import type { State } from './project-tree.ts';
import { type TeamMemberId, team } from './team.ts';

const run = promisify(execFile);

/** What a command of a person ended with. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The nine people with a clone each, around one bare repository; the project manager's clone holds runner and seal key. */
export interface Stage {
  readonly directory: string;
  readonly remote: string;
  readonly keys: EmberfallKeys;
  /** Variables under which everything of the stage runs. */
  readonly environment: NodeJS.ProcessEnv;
  /** Clone of a person. */
  clone(person: TeamMemberId): string;
  /** Runs `sallyport` as a person, in that person's clone. */
  sallyport(person: TeamMemberId, words: readonly string[]): Promise<Outcome>;
  git(person: TeamMemberId, words: readonly string[]): Promise<string>;
}

export interface StageOptions {
  readonly directory: string;
  readonly state: State;
  readonly now: Date;
  /** Program and first arguments that start `sallyport`. */
  readonly program: readonly [string, ...string[]];
  readonly environment?: NodeJS.ProcessEnv;
}

/** Builds the repository, keys and clones. Nothing outside `directory` is read or written. */
export async function setStage({ state, now, ...place }: StageOptions): Promise<Stage> {
  const { directory } = place;
  mkdirSync(join(directory, 'home'), { recursive: true });
  mkdirSync(join(directory, 'clones'), { recursive: true });
  const keys = await makePeople(directory);
  const stage = openStage(place);
  await buildEmberfall({ directory: stage.clone('mira'), state, now });
  await stage.git('mira', ['clone', '--quiet', '--bare', stage.clone('mira'), stage.remote]);
  await stage.git('mira', ['remote', 'add', 'origin', stage.remote]);
  await stage.git('mira', ['fetch', '--quiet', 'origin']);
  for (const { id, name, email } of team) {
    if (id !== 'mira') await stage.git('mira', ['clone', '--quiet', stage.remote, stage.clone(id)]);
    const settings = { 'user.name': name, 'user.email': email, 'sallyport.key': keys.privateKeys.get(id) ?? '' };
    for (const [key, value] of Object.entries(settings)) await stage.git(id, ['config', key, value]);
  }
  await stage.git('mira', ['config', 'sallyport.sealKey', keys.privateKeys.get(sealerId) ?? '']);
  return stage;
}

/** A stage that was built before. */
export function openStage({ directory, program, environment = {} }: Omit<StageOptions, 'state' | 'now'>): Stage {
  const home = join(directory, 'home');
  const variables: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...environment,
  };
  const clone = (person: TeamMemberId): string =>
    join(directory, person === 'mira' ? 'emberfall' : join('clones', person));
  return {
    directory,
    remote: join(directory, 'remote.git'),
    keys: keysIn(directory),
    environment: variables,
    clone,
    git: async (person, words) => {
      const options = { cwd: clone(person), env: variables, maxBuffer: 64 * 1024 * 1024 };
      return (await run('git', [...words], options)).stdout.trimEnd();
    },
    sallyport: async (person, words) => {
      const [file, ...first] = program;
      try {
        const { stdout, stderr } = await run(file, [...first, ...words], {
          cwd: clone(person),
          env: variables,
          maxBuffer: 64 * 1024 * 1024,
        });
        return { code: 0, stdout, stderr };
      } catch (error) {
        if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') throw error;
        return { code: error.code, stdout: textOf(error, 'stdout'), stderr: textOf(error, 'stderr') };
      }
    },
  };
}

function textOf(error: Error, stream: 'stdout' | 'stderr'): string {
  const value = (error as Error & Record<string, unknown>)[stream];
  return typeof value === 'string' ? value : '';
}

/** Path of the runner's private key, with which the project manager's machine records evidence. */
export function runnerKey(stage: Stage): string {
  return stage.keys.privateKeys.get(runnerId) ?? '';
}
