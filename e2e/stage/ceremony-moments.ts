import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  board,
  callRoll,
  decide,
  look,
  minute,
  type Outcome,
  openStage,
  prepare,
  repair,
  type Stage,
  type Step,
  setStage,
  signAll,
} from '@sallyport/emberfall';
import { packed } from '../packed.ts';
import { once } from './once.ts';

const run = promisify(execFile);

/** Where the ceremony stood still for a copy: before `init`, after the baseline, the first look, the repair … */
export type Moment = 'built' | 'baselined' | 'looked' | 'repaired' | 'signed' | 'voted' | 'approved' | 'decided';

/** What one person ran, and what came of it. */
export interface Told {
  readonly step: Step;
  readonly outcome: Outcome;
}

/** What the runner sees of health may be a quarter of an hour old, and a run of all tests takes longer than that. */
const freshMilliseconds = 5 * 60_000;
let walked: { readonly slot: number; readonly since: number } | null = null;

/** One file of tests keeps to one ceremony while that is young enough, so that its parts belong together. */
function slotNow(): number {
  const now = Date.now();
  if (walked === null || now - walked.since > freshMilliseconds)
    walked = { slot: Math.floor(now / freshMilliseconds), since: now };
  return walked.slot;
}

/**
 * MISSION's task, walked with the installed command every few minutes of a run; every moment is kept as a copy of the
 * whole stage.
 */
export async function ceremonyFolder(): Promise<string> {
  return await once(`ceremony-${slotNow()}`, async (folder) => {
    const now = new Date();
    const directory = join(folder, 'stage');
    const stage = await setStage({ directory, state: 'believed', now, program: await packed() });
    const told: Told[] = [];
    const tell = (step: Step, outcome: Outcome): void => void told.push({ step, outcome });
    const keep = async (moment: Moment): Promise<void> =>
      void (await run('cp', ['-a', directory, join(folder, moment)]));
    await keep('built');
    await prepare(stage, now, tell);
    await keep('baselined');
    await look(stage, 'The runner looks for itself', tell);
    await keep('looked');
    await repair(stage, now);
    await look(stage, 'The runner looks again', tell);
    await keep('repaired');
    await signAll(stage, tell);
    await board(stage, 'Everything is answered', tell);
    await keep('signed');
    await callRoll(stage, tell);
    await keep('voted');
    await minute(stage, tell);
    await keep('approved');
    await decide(stage, tell);
    await keep('decided');
    writeFileSync(join(folder, 'told.json'), JSON.stringify(told));
  });
}

/** Every command of the ceremony in order. */
export async function toldSteps(): Promise<readonly Told[]> {
  return JSON.parse(readFileSync(join(await ceremonyFolder(), 'told.json'), 'utf8')) as Told[];
}

/** The stage after the commit, for looking at only: other tests look at it too. */
export async function decidedStage(): Promise<Stage> {
  return openStage({ directory: join(await ceremonyFolder(), 'stage'), program: await packed() });
}
