import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Stage, sealerId } from '@sallyport/emberfall';
import { type RecordView, readRecord } from '@sallyport/record';
import { closeRepository, openRepository, readRecordFiles } from '@sallyport/workspace';
import { describe, expect, test } from 'vitest';
import { packed } from './packed.ts';
import { stageAt } from './stage/stage-at.ts';

const run = promisify(execFile);
const message =
  'Phase 7.0: Initialized progress_phase_7.md and Confirmed Phase 7 Readiness for External Closed Testing.';

type Victim = 'process' | 'group';

interface Strike {
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly words: readonly string[];
}

/** Runs a command and kills it (or its whole process group) after so many milliseconds. True where it was still running. */
async function strike({ directory, environment, words }: Strike, victim: Victim, after: number): Promise<boolean> {
  const [program, ...first] = await packed();
  const child = spawn(program, [...first, ...words], {
    cwd: directory,
    env: environment,
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise<boolean>((settle) => {
    child.on('exit', (_code, signal) => settle(signal === 'SIGKILL'));
  });
  await Promise.race([sleep(after), ended]);
  if (child.pid !== undefined && child.exitCode === null) {
    try {
      process.kill(victim === 'group' ? -child.pid : child.pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
  return await ended;
}

async function duration(
  stage: Stage,
  person: Parameters<Stage['sallyport']>[0],
  words: readonly string[],
): Promise<number> {
  const started = performance.now();
  await stage.sallyport(person, words);
  return performance.now() - started;
}

async function recordIn(directory: string): Promise<RecordView> {
  const repository = await openRepository(directory);
  try {
    return readRecord(await readRecordFiles(repository));
  } finally {
    closeRepository(repository);
  }
}

/**
 * Strikes a command until it was killed so many times while it ran. Moments are spread over the whole run, with a
 * little chance in each so that no phase is left out; the span follows the machine as it gets faster or slower.
 */
async function killMany(
  count: number,
  span: number,
  once: (after: number, index: number) => Promise<boolean>,
): Promise<void> {
  let killed = 0;
  let width = span;
  for (let index = 0; killed < count; index++) {
    if (index > count * 4) throw new Error(`${killed} of ${count} runs could be killed in ${index} tries.`);
    const hit = await once((((index % count) + Math.random()) / count) * width, index);
    if (hit) killed += 1;
    else width *= 0.95;
  }
}

describe.each(['process', 'group'] as const)('kill -9 of the %s', (victim) => {
  test('80 times in sign: the record is before or after, and the next command works', async () => {
    const stage = await stageAt('signed');
    const directory = stage.clone('noor');
    const words = ['sign', 'L4', '--accept', '--offline'];
    const span = (await duration(stage, 'noor', words)) * 1.1;
    const first = (await recordIn(directory)).statements.length;
    let before = first;
    await killMany(80, span, async (after, index) => {
      const hit = await strike({ directory, environment: stage.environment, words }, victim, after);
      const now = (await recordIn(directory)).statements.length;
      // Each run adds its one statement or none; what a killed one had handed over whole, a later one commits.
      expect(now).toBeGreaterThanOrEqual(before);
      expect(now).toBeLessThanOrEqual(first + index + 1);
      before = now;
      return hit;
    });
    const next = await stage.sallyport('noor', words);
    expect(next, next.stderr).toMatchObject({ code: 0 });
    expect((await recordIn(directory)).statements.length).toBeGreaterThan(before);
    expect(await stage.git('noor', ['status', '--porcelain'])).toBe('');
    expect((await stage.git('noor', ['fsck', '--connectivity-only'])).includes('missing')).toBe(false);
  }, 900_000);

  test('80 times in seal: every checkpoint is whole, and the next command works', async () => {
    const stage = await stageAt('signed');
    const directory = stage.clone('noor');
    const words = ['seal', '--offline', '--seal-key', stage.keys.privateKeys.get(sealerId) ?? ''];
    const span = (await duration(stage, 'noor', words)) * 1.1;
    await killMany(80, span, async (after, index) => {
      // Something new to seal, written by a command that must work after every kill.
      if (index % 4 === 0) {
        const vote = ['kickoff', 'vote', 'no-go', '--reason', `Kill ${index}`, '--offline'];
        const work = await stage.sallyport('noor', vote);
        expect(work, work.stderr).toMatchObject({ code: 0 });
      }
      const hit = await strike({ directory, environment: stage.environment, words }, victim, after);
      const view = await recordIn(directory);
      expect(view.checkpoints.at(-1)?.size).toBe(view.statements.filter((each) => each.index !== null).length);
      return hit;
    });
    const next = await stage.sallyport('noor', words);
    expect(next, next.stderr).toMatchObject({ code: 0 });
    expect((await recordIn(directory)).statements.every((each) => each.index !== null)).toBe(true);
  }, 900_000);

  test('40 times in decide: no commit or the whole commit, and the next command works', async () => {
    const stage = await stageAt('approved');
    const place = join(stage.clone('mira'), '..');
    const fresh = join(place, 'fresh');
    await stage.sallyport('mira', ['record', 'pull']);
    await run('cp', ['-a', stage.clone('mira'), fresh]);
    const words = ['decide', '--offline'];
    const span = (await duration(stage, 'mira', words)) * 1.1;
    const restore = async (): Promise<void> => {
      await run('rm', ['-rf', stage.clone('mira')]);
      await run('cp', ['-a', fresh, stage.clone('mira')]);
    };
    await killMany(40, span, async (after) => {
      await restore();
      const tip = await stage.git('mira', ['rev-parse', 'HEAD']);
      const hit = await strike(
        { directory: stage.clone('mira'), environment: stage.environment, words },
        victim,
        after,
      );
      await recordIn(stage.clone('mira'));
      const next = await stage.sallyport('mira', words);
      expect(next, `${next.stdout}${next.stderr}`).toMatchObject({ code: 0 });
      expect(await stage.git('mira', ['log', '-1', '--format=%B'])).toBe(message);
      expect(await stage.git('mira', ['rev-parse', 'HEAD^'])).toBe(tip);
      expect(await stage.git('mira', ['status', '--porcelain'])).toBe('');
      const verified = await stage.sallyport('mira', ['verify']);
      expect(verified, verified.stdout).toMatchObject({ code: 0 });
      return hit;
    });
  }, 900_000);
});
