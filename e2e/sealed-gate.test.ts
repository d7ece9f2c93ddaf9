import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { committedDecision, openSession, requireRecord } from '@sallyport/actions';
import { type ResolvedGate, resolvedText } from '@sallyport/gate';
import { sha256 } from '@sallyport/record';
import { closeRepository } from '@sallyport/workspace';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { callerOf } from '../packages/cli/src/caller-of.ts';
import { processTerminal } from '../packages/cli/src/terminal/process-terminal.ts';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { coSign, handMake, recordIn } from './stage/hand-made.ts';
import { smallRecord } from './stage/small-record.ts';
import { repositoryOf } from './stage/small-repository.ts';
import { stageAt } from './stage/stage-at.ts';
import { boardOfStage } from './stage/withheld-floors.ts';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 900_000);

describe('what two persons sealed is what the gate file says', () => {
  test('a form made by hand: verify refuses the record and names the place, status and decide go by the gate file', async () => {
    const stage = await stageAt('baselined');
    const record = await recordIn(stage, 'mira');
    const baseline = record.statements.findLast((each) => each.type === 'gate');
    if (baseline?.type !== 'gate') throw new Error('There is no baseline.');
    await coSign(stage, 'ines', [baseline.digest], null);
    const honest = await stage.sallyport('mira', ['verify', '--json']);
    expect(JSON.parse(honest.stdout)).toMatchObject({ refused: [], baselines: [{ result: 'agrees', inEffect: true }] });
    const form = Buffer.from(record.blobs.get(baseline.body.resolved) ?? '').toString();
    const gate = JSON.parse(form) as ResolvedGate;
    const criteria = gate.criteria.map((each) => (each.id === 'D2' ? { ...each, required: false } : each));
    const resolved = Buffer.from(resolvedText({ ...gate, criteria }));
    const forged = await handMake(
      stage,
      'mira',
      { type: 'gate', subject: baseline.subject, body: { ...baseline.body, resolved: sha256(resolved) } },
      { blobs: [resolved] },
    );
    // One signature is a proposal, and locks nobody out.
    expect((await stage.sallyport('mira', ['verify'])).code).toBe(honest.code);
    await coSign(stage, 'ines', [forged], null);
    const { code, stdout } = await stage.sallyport('mira', ['verify']);
    const place = 'criteria.D2.required is false, and the gate file gives true';
    expect([code, stdout]).toEqual([3, expect.stringContaining(`sallyport.yaml does not say: ${place}`)]);
    expect(stdout).toMatch(/^REFUSED\n/);
    const { board } = await boardOfStage(stage, 'mira', ['--offline']);
    expect(board.verdict).not.toBe('GO');
    const rule = board.rules.find(({ id }) => id === 'baseline');
    expect(rule).toMatchObject({
      met: false,
      explanation: { reason: 'The gate file changed since its baseline: D2.' },
    });
    const decided = await stage.sallyport('mira', ['decide', '--offline']);
    expect([decided.code, decided.stdout + decided.stderr]).toEqual([
      2,
      expect.stringContaining('has no baseline as it'),
    ]);
  });

  test('a profile of the project is sealed with the gate file that extends it, so that anybody can resolve it again', async () => {
    const stage = await stageAt('baselined');
    const clone = stage.clone('mira');
    const team = 'sallyportProfile: 1\nname: team\nversion: "1"\ncriteria:\n  D2: { maxAge: PT30M }\n';
    mkdirSync(join(clone, 'profiles'), { recursive: true });
    writeFileSync(join(clone, 'profiles/team.yaml'), team);
    const file = join(clone, 'sallyport.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^extends: .*$/m, 'extends: [closed-test, ./profiles/team.yaml]'));
    await stage.git('mira', ['add', '--all']);
    await stage.git('mira', ['commit', '--quiet', '--message', 'Our own profile']);
    const sealed = await stage.sallyport('mira', ['baseline', '--offline', '--json']);
    expect(sealed).toMatchObject({ code: 0 });
    const { baseline } = JSON.parse(sealed.stdout) as { readonly baseline: string };
    await coSign(stage, 'ines', [baseline], null);
    const record = await recordIn(stage, 'mira');
    const statement = record.statements.find(({ digest }) => digest === baseline);
    const profiles = [{ path: 'profiles/team.yaml', sha256: sha256(team) }];
    expect(statement?.type === 'gate' && statement.body.profiles).toEqual(profiles);
    const verified = await stage.sallyport('mira', ['verify', '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({
      refused: [],
      baselines: [
        { baseline, result: 'agrees', inEffect: true, profile: { name: 'closed-test + ./profiles/team.yaml' } },
      ],
    });
  });
});

describe('a GO whose commit is the tip already', () => {
  test.each([
    ['over what the gate file says is found', (gate: ResolvedGate) => gate, true],
    [
      'over a form made by hand is none, though replay gives it again',
      (gate: ResolvedGate) => ({
        ...gate,
        criteria: gate.criteria.map((each) => (each.id === 'O1' ? { ...each, required: false } : each)),
      }),
      false,
    ],
  ] as const)('%s', async (_, forge, found) => {
    const small = await smallRecord({ forge });
    const session = requireRecord(
      await openSession(
        callerOf({
          options: { offline: true },
          terminal: processTerminal(true),
          directory: await repositoryOf(small),
          environment: process.env,
          now: () => small.record.now(),
        }),
      ),
    );
    const done = await committedDecision(session).finally(() => closeRepository(session.repository));
    expect(done?.decision ?? null).toBe(found ? small.decision : null);
  });
});
