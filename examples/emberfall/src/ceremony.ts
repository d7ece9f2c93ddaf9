import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gateFileText } from './gate-file.ts';
import { applyReady } from './repair.ts';
import { type Outcome, runnerKey, type Stage } from './stage.ts';
import { type TeamMemberId, team } from './team.ts';

export const branch = 'feature/phase-7-setup';

/** One step of MISSION's task: who does what, and with which exit code it must end. */
export interface Step {
  readonly title: string;
  readonly who: TeamMemberId;
  readonly words: readonly string[];
  readonly expected: readonly number[];
}

export type Teller = (step: Step, outcome: Outcome) => void;

class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly code = 'EMBERFALL_STEP_FAILED';
}

async function take(stage: Stage, step: Step, tell: Teller): Promise<Outcome> {
  const outcome = await stage.sallyport(step.who, step.words);
  tell(step, outcome);
  if (!step.expected.includes(outcome.code)) {
    throw new StepFailed(
      `${step.who}: sallyport ${step.words.join(' ')} ended with ${outcome.code}\n${outcome.stdout}\n${outcome.stderr}`,
    );
  }
  return outcome;
}

const everyone = team.map(({ id }) => id);

/** Named branch, gate file, people and baseline: everything before anybody looks. */
export async function prepare(stage: Stage, now: Date, tell: Teller): Promise<void> {
  const step = (title: string, who: TeamMemberId, words: readonly string[], expected = [0]) =>
    take(stage, { title, who, words, expected }, tell);
  await step('A survey, before there is a gate', 'mira', ['check'], [0, 1, 2]);
  await step('The named branch, and drafts of the gate file and the papers', 'mira', [
    'init',
    '--phase',
    '7',
    '--title',
    'External Closed Testing',
    '--name',
    'Emberfall',
  ]);
  writeFileSync(join(stage.clone('mira'), 'sallyport.yaml'), gateFileText(now));
  await stage.git('mira', ['add', 'sallyport.yaml']);
  await stage.git('mira', ['commit', '--quiet', '--message', 'Describe the phase 7 gate']);
  await publish(stage);
  await step('The trust root: nine people, one runner, one seal key', 'mira', [
    'trust',
    'found',
    '--people',
    stage.keys.people,
    '--origin',
    'emberfall.example/sallyport',
  ]);
  await step('The baseline seals the gate file', 'mira', ['baseline']);
  await step('Deviations: what the gate file does below its profile', 'mira', ['deviate']);
  await fetchAll(stage);
}

/** Runner's evidence, and the board that it makes. */
export async function look(stage: Stage, title: string, tell: Teller): Promise<Outcome> {
  return await take(
    stage,
    { title, who: 'mira', words: ['check', '--record', '--key', runnerKey(stage)], expected: [0, 1, 2] },
    tell,
  );
}

export async function repair(stage: Stage, now: Date): Promise<void> {
  await applyReady(stage.clone('mira'), now);
  await publish(stage);
  await fetchAll(stage);
}

/** Everybody reads what waits for them and signs it: one command each. */
export async function signAll(stage: Stage, tell: Teller, people: readonly TeamMemberId[] = everyone): Promise<void> {
  for (const who of people)
    await take(stage, { title: `${who} reads and signs`, who, words: ['sign', '--accept'], expected: [0] }, tell);
}

/** Kickoff and roll call: the first half of the meeting. */
export async function callRoll(stage: Stage, tell: Teller): Promise<void> {
  const step = (title: string, who: TeamMemberId, words: readonly string[], expected = [0]) =>
    take(stage, { title, who, words, expected }, tell);
  await step('The kickoff is opened', 'mira', ['kickoff', 'open']);
  await step('The roll call begins', 'mira', ['kickoff', 'poll'], [2]);
  for (const who of everyone) await step(`${who} answers`, who, ['kickoff', 'vote', 'go']);
}

/** Minutes and their approval: the second half. */
export async function minute(stage: Stage, tell: Teller): Promise<void> {
  const step = (title: string, who: TeamMemberId, words: readonly string[]) =>
    take(stage, { title, who, words, expected: [0] }, tell);
  await step('The minutes are written', 'mira', ['kickoff', 'minutes']);
  for (const who of everyone) await step(`${who} approves the minutes`, who, ['kickoff', 'approve', '--accept']);
}

export async function decide(stage: Stage, tell: Teller, expected: readonly number[] = [0]): Promise<Outcome> {
  return await take(stage, { title: 'The decision', who: 'mira', words: ['decide'], expected }, tell);
}

export async function board(stage: Stage, title: string, tell: Teller): Promise<Outcome> {
  return await take(stage, { title, who: 'mira', words: ['status'], expected: [0, 1, 2] }, tell);
}

export async function verify(stage: Stage, tell: Teller): Promise<Outcome> {
  return await take(
    stage,
    { title: 'Anybody can check it, offline', who: 'mira', words: ['verify'], expected: [0] },
    tell,
  );
}

async function publish(stage: Stage): Promise<void> {
  await stage.git('mira', ['push', '--quiet', '--force', 'origin', branch, '--tags']);
}

/** Clones take over the branch and the tag as people do with `git pull`. */
async function fetchAll(stage: Stage): Promise<void> {
  for (const who of everyone)
    if (who !== 'mira') await stage.git(who, ['fetch', '--quiet', '--force', '--tags', 'origin']);
}
