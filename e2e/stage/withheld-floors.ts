import { join } from 'node:path';
import { type Stage, signAll, type TeamMemberId, team } from '@sallyport/emberfall';
import type { Board } from '@sallyport/gate';
import { expect } from 'vitest';
import { once } from './once.ts';
import { copyStage, stageAt } from './stage-at.ts';

export const floors = ['E8', 'I2', 'L4'] as const;

/** Everything is signed but the Security Lead's E8 and L4 and Legal's I2; a copy of which a test may do what it likes. */
export async function withheldStage(): Promise<Stage> {
  const stage = join(await withheldFolder(), 'stage');
  return await copyStage(stage, stage);
}

export async function withheldFolder(): Promise<string> {
  return await once('withheld', async (folder) => {
    const stage = await stageAt('repaired', folder);
    await signAll(
      stage,
      ignore,
      people.filter((id) => id !== 'lena' && id !== 'noor'),
    );
    await signAllButFloors(stage, 'lena', []);
    await signAllButFloors(stage, 'noor', [await deviationOf(stage, 'B4')]);
  });
}

/** The board as somebody sees it, and the exit code that came with it. */
export async function boardOfStage(stage: Stage, who: TeamMemberId = 'mira', words: readonly string[] = []) {
  const { code, stdout } = await stage.sallyport(who, ['status', '--json', ...words]);
  return { code, ...(JSON.parse(stdout) as { readonly board: Board }) };
}

const people = team.map(({ id }) => id);

function ignore(): void {
  // The steps are asserted by the ceremony itself: each names the exit code it must end with.
}

async function signAllButFloors(stage: Stage, who: TeamMemberId, proposals: readonly string[]): Promise<void> {
  const { board } = await boardOfStage(stage, who);
  const own = board.criteria.filter((view) => view.signers.some((signer) => signer.missing.includes(who)));
  const deliverables = board.deliverables.filter((each) => !each.stands).map((each) => each.id);
  const named = own.map((view) => view.criterion.id).filter((id) => !floors.some((floor) => floor === id));
  const { code, stderr } = await stage.sallyport(who, ['sign', ...named, ...deliverables, ...proposals, '--accept']);
  if (code !== 0) throw new Error(`${who} could not sign: ${stderr}`);
}

async function deviationOf(stage: Stage, criterion: string): Promise<string> {
  const { board } = await boardOfStage(stage);
  const found = board.relief.find((each) => each.criterion === criterion && each.kind === 'deviation');
  if (!found) throw new Error(`No deviation for ${criterion} is on the board.`);
  return found.statement;
}

/** No GO on the board, no poll, no commit: what must hold after every attempt. */
export async function expectNoGo(stage: Stage): Promise<void> {
  const tip = await stage.git('mira', ['rev-parse', 'feature/phase-7-setup']);
  const status = await stage.sallyport('mira', ['status', '--offline']);
  expect(status).toMatchObject({ code: expect.toBeOneOf([1, 2, 3]), stdout: expect.not.stringMatching(/^GO/) });
  const poll = await stage.sallyport('mira', ['kickoff', 'poll', '--offline']);
  expect(poll).toMatchObject({ code: expect.toBeOneOf([3, 64]) });
  const decided = await stage.sallyport('mira', ['decide', '--offline']);
  expect(decided).toMatchObject({ code: expect.toBeOneOf([1, 2, 3]) });
  expect(await stage.git('mira', ['rev-parse', 'feature/phase-7-setup'])).toBe(tip);
}

/** The three stand as the code says, and wait. */
export async function expectFloorsAwaited(stage: Stage, what: string): Promise<void> {
  const { board } = await boardOfStage(stage, 'mira', ['--offline']);
  for (const floor of floors) {
    const view = board.criteria.find((each) => each.criterion.id === floor);
    const line = [view?.state, view?.criterion.required, view?.criterion.floor, view?.criterion.owner];
    const state = what.includes('documents') && floor === 'I2' ? expect.not.stringMatching(/^met$/) : 'awaiting';
    expect([what, floor, ...line]).toEqual([what, floor, state, true, true, floor === 'I2' ? 'legal' : 'security']);
  }
}
