import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decisionBody, factsOf, openSession, readVerified, requireRecord } from '@sallyport/actions';
import type { Stage } from '@sallyport/emberfall';
import { replayDecisions } from '@sallyport/gate';
import { sha256 } from '@sallyport/record';
import { closeRepository, readRecordFiles } from '@sallyport/workspace';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { callerOf } from '../packages/cli/src/caller-of.ts';
import { processTerminal } from '../packages/cli/src/terminal/process-terminal.ts';
import { repositoryRoot } from './repository-root.ts';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { handMake, recordIn } from './stage/hand-made.ts';
import { stageAt } from './stage/stage-at.ts';

const run = promisify(execFile);

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 900_000);

const branch = 'feature/phase-7-setup';
const message =
  'Phase 7.0: Initialized progress_phase_7.md and Confirmed Phase 7 Readiness for External Closed Testing.';

/** Everything that a decision could change: the record, the named branch, and what lies in the work tree. */
async function world(stage: Stage) {
  const { statements, checkpoints } = await recordIn(stage, 'mira');
  return {
    statements: statements.map(({ digest }) => digest),
    sealed: checkpoints.at(-1)?.root,
    tip: await stage.git('mira', ['rev-parse', branch]),
    status: await stage.git('mira', ['status', '--porcelain']),
  };
}

/** The newest decision of a stage where one was made. */
async function decisionOf(stage: Stage) {
  const { statements } = await recordIn(stage, 'mira');
  const decision = statements.findLast((each) => each.type === 'decision');
  if (decision?.type !== 'decision') throw new Error('Nothing was decided on this stage.');
  return decision;
}

describe('deciding a second time', () => {
  test('computes the GO again, finds its commit at the tip, and makes nothing', async () => {
    const stage = await stageAt('decided');
    const before = await world(stage);
    const again = await stage.sallyport('mira', ['decide']);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Decided before: [0-9a-f]{12} is GO/) });
    expect(again.stdout).toContain('\nToday: GO, door open.');
    const told = await stage.sallyport('mira', ['decide', '--offline', '--json']);
    const { digest } = await decisionOf(stage);
    const today = { verdict: 'GO', door: 'open', decided: 'GO' };
    expect(JSON.parse(told.stdout)).toMatchObject({ ...today, decision: digest, commit: before.tip });
    expect(await world(stage)).toEqual(before);
    expect((await stage.sallyport('mira', ['verify'])).code).toBe(0);
  });

  test('with another commit on top, what was decided before is no answer to what stands now', async () => {
    const stage = await stageAt('decided');
    const { digest } = await decisionOf(stage);
    await stage.git('mira', ['commit', '--quiet', '--allow-empty', '--message', 'Go on']);
    const again = await stage.sallyport('mira', ['decide', '--offline']);
    expect(again.stdout).not.toContain('Decided before');
    expect((await decisionOf(stage)).digest).not.toBe(digest);
    for (const replay of replayDecisions(await recordIn(stage, 'mira'))) expect(replay.differences).toEqual([]);
  });

  test('a GO that the record does not give is none, even signed by the right person under the right message', async () => {
    const stage = await stageAt('signed');
    const { body, subject } = await decisionOf(await stageAt('decided'));
    expect(body.verdict).toBe('GO');
    const forged = await handMake(stage, 'mira', { type: 'decision', subject, body });
    await stage.git('mira', ['commit', '--quiet', '--allow-empty', '--message', message]);
    const tip = await stage.git('mira', ['rev-parse', branch]);
    const decided = await stage.sallyport('mira', ['decide', '--offline']);
    expect(decided).toMatchObject({ code: 2, stdout: expect.stringContaining('Nothing was committed') });
    expect(decided.stdout).not.toContain('Decided before');
    expect(await stage.git('mira', ['rev-parse', branch])).toBe(tip);
    const replays = replayDecisions(await recordIn(stage, 'mira'));
    expect(replays.find((each) => each.decision === forged)?.agrees).toBe(false);
    expect(replays.at(-1)).toMatchObject({ decided: 'HOLD', agrees: true });
    expect((await stage.sallyport('mira', ['verify'])).code).not.toBe(0);
  });
});

describe('a GO that stopped standing', () => {
  test('behind a no-go since then: both are said, and what stands today is the exit code', async () => {
    const stage = await stageAt('decided');
    const body = { poll: null, roles: ['security'], answer: 'no-go' as const, reason: 'Wait.', snapshot: null };
    const subject = [{ name: 'poll', digest: { sha256: sha256('none') } }];
    await handMake(stage, 'mira', { type: 'vote', subject, body }, { keyOf: 'noor' });
    const before = await world(stage);
    const status = await stage.sallyport('mira', ['status', '--offline']);
    expect(status).toMatchObject({ code: 2, stdout: expect.stringMatching(/^NO-GO .*door held/) });
    const again = await stage.sallyport('mira', ['decide', '--offline']);
    expect(again).toMatchObject({ code: 2, stdout: expect.stringMatching(/^Decided before: [0-9a-f]{12} is GO/) });
    expect(again.stdout).toContain('\nToday: NO-GO, door held.\n');
    const told = await stage.sallyport('mira', ['decide', '--offline', '--json']);
    expect(JSON.parse(told.stdout)).toMatchObject({ verdict: 'NO-GO', door: 'held', decided: 'GO' });
    expect(await world(stage)).toEqual(before);
  });

  test('taken back by who decided, it is no answer any more, and verify says why it exits 2', async () => {
    const stage = await stageAt('decided');
    const { digest } = await decisionOf(stage);
    const words = ['withdraw', digest, '--reason', 'Too early.', '--offline'];
    expect((await stage.sallyport('mira', words)).code).toBe(0);
    const verified = await stage.sallyport('mira', ['verify']);
    expect([verified.code, verified.stdout]).toEqual([
      2,
      expect.stringContaining(`\nwhat stands is HOLD: decision ${digest.slice(0, 12)} was withdrawn by mira (`),
    ]);
    expect(verified.stdout).toContain('Too early.');
    const again = await stage.sallyport('mira', ['decide', '--offline']);
    expect(again.stdout).not.toContain('Decided before');
    expect((await decisionOf(stage)).digest).not.toBe(digest);
    for (const replay of replayDecisions(await recordIn(stage, 'mira'))) expect(replay.differences).toEqual([]);
  });
});

describe('what others have', () => {
  test('a named branch that diverged is said by status and check, and nothing is decided on it', async () => {
    const stage = await stageAt('decided');
    const commit = ['commit', '--quiet', '--allow-empty', '--message'];
    await stage.git('lena', ['fetch', '--quiet', 'origin']);
    await stage.git('lena', ['switch', '--quiet', branch]);
    await stage.git('lena', [...commit, 'One of others']);
    await stage.git('lena', [...commit, 'Another of others']);
    await stage.git('lena', ['push', '--quiet', 'origin', branch]);
    const status = await stage.sallyport('mira', ['status']);
    const said = `${branch} diverged from origin: 2 commits there were not judged`;
    expect([status.code, status.stdout]).toEqual([2, expect.stringMatching(/^feature.*\nGO .*door open/)]);
    expect(status.stdout).toContain(said);
    expect((await stage.sallyport('mira', ['check'])).stdout).toContain(said);
    const before = await world(stage);
    const decided = await stage.sallyport('mira', ['decide']);
    expect(decided).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('(CLI_NOT_READY)') });
    expect(decided.stderr).toContain(said);
    expect(decided.stderr).toContain(`git switch ${branch} && git merge origin/${branch}`);
    expect(await world(stage)).toEqual(before);
  });

  test('a remote whose record went back is said once, with the command that gives it back', async () => {
    const stage = await stageAt('decided');
    const record = 'refs/heads/sallyport/record';
    await stage.git('mira', ['--git-dir', stage.remote, 'update-ref', record, `${record}~1`]);
    const status = await stage.sallyport('mira', ['status']);
    expect(status.stderr).toContain('The record of origin went back');
    expect(status.stderr).toContain('sallyport record push');
    expect((await stage.sallyport('mira', ['record', 'push'])).code).toBe(0);
    expect((await stage.sallyport('mira', ['status'])).stderr).not.toContain('went back');
  });
});

describe('a statement that arrives while it is being decided', () => {
  const vote = {
    type: 'vote' as const,
    subject: [{ name: 'poll', digest: { sha256: sha256('none') } }],
    body: { poll: null, roles: ['security'], answer: 'no-go' as const, reason: 'Wait.', snapshot: null },
  };

  test('between seal and computation: nothing is decided over what is not sealed', async () => {
    const stage = await stageAt('approved');
    const caller = callerOf({
      options: { offline: true },
      terminal: processTerminal(true),
      directory: stage.clone('mira'),
      environment: stage.environment,
      now: () => new Date().toISOString().replace(/\.\d{3}Z$/, 'Z'),
    });
    // The steps of `decide` one by one, because from outside nobody can stand between them.
    expect((await stage.sallyport('mira', ['record', 'pull'])).code).toBe(0);
    expect((await stage.sallyport('mira', ['seal', '--offline'])).code).toBe(0);
    const session = requireRecord(await openSession(caller));
    try {
      const facts = await factsOf(session);
      expect(() => decisionBody(session, facts, true)).not.toThrow();
      await handMake(stage, 'mira', vote, { keyOf: 'noor' });
      const record = await readVerified(session.repository, await readRecordFiles(session.repository));
      const then = requireRecord({ ...session, record });
      expect(() => decisionBody(then, { ...facts, record: then.record }, true)).toThrow(
        expect.objectContaining({ code: 'CLI_NOT_READY', message: expect.stringContaining('A statement arrived') }),
      );
    } finally {
      closeRepository(session.repository);
    }
    // What arrived is sealed and counted by the next one: a no-go is a NO-GO, and nothing is committed.
    const tip = await stage.git('mira', ['rev-parse', branch]);
    const decided = await stage.sallyport('mira', ['decide', '--offline']);
    expect(decided).toMatchObject({ code: 1, stdout: expect.stringContaining('Nothing was committed') });
    expect(await stage.git('mira', ['rev-parse', branch])).toBe(tip);
  });

  test('at any moment: the command decides over a whole log or refuses, and every decision is given again', async () => {
    const stage = await stageAt('signed');
    const untouched = await stage.git('mira', ['status', '--porcelain']);
    const key = stage.keys.privateKeys.get('noor') ?? '';
    const program = join(repositoryRoot, 'e2e/programs/append-statements.ts');
    const source = ['--conditions=sallyport-source', '--no-warnings', program];
    const words = [stage.clone('mira'), key, 'noor', '150'];
    const written = run(process.execPath, [...source, ...words], { env: stage.environment });
    const writer = { busy: true };
    void written.finally(() => {
      writer.busy = false;
    });
    const ends: string[] = [];
    while (writer.busy) {
      const { code, stderr } = await stage.sallyport('mira', ['decide', '--offline']);
      const refused = stderr.includes('(CLI_NOT_READY)');
      ends.push(refused ? 'refused' : String(code));
      expect([code, stderr]).toEqual([refused ? 2 : expect.toBeOneOf([1, 2]), expect.any(String)]);
    }
    expect((await written).stdout.trim().split('\n')).toHaveLength(150);
    expect(ends.length).toBeGreaterThan(0);
    await stage.sallyport('mira', ['seal', '--offline']);
    const record = await recordIn(stage, 'mira');
    const replays = replayDecisions(record);
    expect(replays).toHaveLength(ends.filter((each) => each !== 'refused').length);
    for (const replay of replays) expect(replay.differences).toEqual([]);
    expect(await stage.git('mira', ['status', '--porcelain'])).toBe(untouched);
  });
});
