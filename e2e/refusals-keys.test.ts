import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, runnerKey, type Stage } from '@sallyport/emberfall';
import type { Board, FacetView } from '@sallyport/gate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { type HandMade, handMake, nothingShown, recordIn } from './stage/hand-made.ts';
import { expectRefused } from './stage/refusal.ts';
import { stageAt } from './stage/stage-at.ts';
import { boardOfStage } from './stage/withheld-floors.ts';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 600_000);

type EvidenceStatement = Extract<HandMade, { readonly type: 'evidence' }>;

function probedFacets(board: Board): readonly FacetView[] {
  return board.criteria.flatMap((view) => view.facets.filter((facet) => facet.by === 'probed'));
}

function newKey(stage: Stage, name: string, passphrase = ''): string {
  const file = join(stage.directory, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', name, '-f', file]);
  return file;
}

describe('keys', () => {
  test('unknown, absent, broken, locked and unset keys: each refusal says which key and what to do', async () => {
    const stage = await stageAt('repaired');
    const sign = async (key: string): Promise<Outcome> =>
      await stage.sallyport('theo', ['sign', '--accept', '--offline', '--key', key]);
    expectRefused(await sign(newKey(stage, 'stranger')), 64, 'CLI_NOT_ENROLLED', /stranger.*trust root/s);
    expectRefused(await sign(join(stage.directory, 'nowhere')), 64, 'KEY_UNREADABLE', /nowhere/);
    const broken = join(stage.directory, 'broken');
    writeFileSync(broken, 'no key at all\n', { mode: 0o600 });
    expect(await sign(broken)).toMatchObject({ code: 64, stderr: expect.stringMatching(/broken.*\(KEY_\w+\)/s) });
    const locked = newKey(stage, 'locked', 'correct horse');
    expectRefused(await sign(locked), 64, 'CLI_NOT_ENROLLED', /locked/);
    await stage.git('theo', ['config', '--unset', 'sallyport.key']);
    const unset = await stage.sallyport('theo', ['sign', '--accept', '--offline']);
    expectRefused(unset, 64, 'KEY_MISSING', /sallyport\.key/);
  });

  test('a locked key of somebody who is enrolled is not asked for where nobody can answer', async () => {
    const stage = await stageAt('repaired');
    const key = stage.keys.privateKeys.get('theo') ?? '';
    execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'correct horse', '-f', key]);
    const refused = await stage.sallyport('theo', ['sign', '--accept', '--offline']);
    expectRefused(refused, 64, 'KEY_PASSPHRASE', /passphrase/);
  });

  test("the runner's key is refused for everything that a person does", async () => {
    const stage = await stageAt('repaired');
    const key = ['--key', runnerKey(stage), '--offline'];
    const acts = [
      ['sign', '--accept'],
      ['baseline'],
      ['kickoff', 'open'],
      ['kickoff', 'vote', 'no-go', '--reason', 'x'],
      ['decide'],
      ['trust', 'grant', '--person', 'mira', '--role', 'qa'],
      ['deviate'],
      ['withdraw', '0000', '--reason', 'x'],
    ];
    for (const words of acts) {
      const outcome = await stage.sallyport('mira', [...words, ...key]);
      const exit = words[0] === 'decide' ? 2 : 64;
      expectRefused(outcome, exit, 'CLI_NOT_ALLOWED', /belongs to the runner gatehouse/);
    }
    const evidence = await stage.sallyport('theo', ['check', '--record', '--offline']);
    expectRefused(evidence, 2, 'CLI_NOT_ALLOWED', /belongs to theo\. Evidence is signed by a runner/);
  });

  test('a retired key is refused, and what it signed before still verifies', async () => {
    const stage = await stageAt('signed');
    const theo = (await recordIn(stage, 'mira')).roots.at(-1)?.keys.find((key) => key.person === 'theo');
    const words = ['trust', 'revoke', '--fingerprint', theo?.fingerprint ?? ''];
    expect(await stage.sallyport('mira', words)).toMatchObject({ code: 0 });
    expect(await stage.sallyport('ines', ['trust', 'cosign', '--accept'])).toMatchObject({ code: 0 });
    expect(await stage.sallyport('mira', ['seal'])).toMatchObject({ code: 0 });
    expectRefused(
      await stage.sallyport('theo', ['sign', '--accept']),
      64,
      'CLI_NOT_ENROLLED',
      /is retired in trust root 2/,
    );
    expect(await stage.sallyport('theo', ['verify'])).toMatchObject({ stdout: expect.stringMatching(/^VERIFIED/) });
  });

  test('no terminal and no answer: nothing is signed, and the answer to give is printed', async () => {
    const stage = await stageAt('repaired');
    const before = (await recordIn(stage, 'theo')).statements.length;
    const asked = await stage.sallyport('theo', ['sign', '--offline']);
    expectRefused(asked, 64, 'CLI_ANSWER_NEEDED', /--accept.*--reject/s);
    expect(asked.stdout).toContain('what theo is asked to answer for');
    expect((await recordIn(stage, 'theo')).statements).toHaveLength(before);
    const both = await stage.sallyport('theo', ['sign', '--offline', '--accept', '--reject']);
    expectRefused(both, 64, 'CLI_USAGE', /not both/);
    const silent = await stage.sallyport('theo', ['sign', '--offline', '--reject']);
    expectRefused(silent, 64, 'CLI_USAGE', /reason/);
  });
});

describe('a record from the future', () => {
  const future = '2099-01-01T00:00:00Z';

  /** Every entry of the first look, as if the runner would see all of it pass in 2099. */
  async function allPassedIn2099(): Promise<EvidenceStatement> {
    const record = await recordIn(await stageAt('looked'), 'mira');
    const seen = record.statements.find((each) => each.type === 'evidence');
    if (seen?.type !== 'evidence') throw new Error('There is no evidence.');
    const entries = seen.body.entries.map((entry) => ({
      ...entry,
      observedAt: future,
      result: 'Passed' as const,
      findings: [],
      previous: [],
    }));
    return { type: 'evidence', subject: seen.subject, body: { ...seen.body, entries } };
  }

  test('a pass observed in 2099 is unknown where nothing else was seen', async () => {
    const made = await allPassedIn2099();
    const stage = await stageAt('baselined');
    await stage.sallyport('ines', ['sign', '--accept']);
    await stage.sallyport('mira', ['record', 'pull']);
    await handMake(stage, 'mira', made, { keyOf: 'gatehouse', header: { time: future } });
    const { board, code } = await boardOfStage(stage, 'mira', ['--offline']);
    const probed = probedFacets(board);
    expect(probed.length).toBeGreaterThan(15);
    expect(probed.filter((facet) => facet.state !== 'unknown').map((facet) => facet.facet.id)).toEqual([]);
    expect([code, board.verdict]).toEqual([2, 'HOLD']);
  });

  test('and mends no failure that was seen today', async () => {
    const made = await allPassedIn2099();
    const stage = await stageAt('looked');
    const before = probedFacets((await boardOfStage(stage)).board).map((facet) => [facet.facet.id, facet.state]);
    await handMake(stage, 'mira', made, { keyOf: 'gatehouse', header: { time: future } });
    const { board, code } = await boardOfStage(stage, 'mira', ['--offline']);
    const failed = (each: readonly (readonly string[])[]): number =>
      each.filter(([, state]) => state === 'failed').length;
    const after = probedFacets(board).map((facet) => [facet.facet.id, facet.state]);
    expect(failed(before)).toBeGreaterThan(5);
    expect(failed(after)).toBe(failed(before));
    expect([code, board.verdict]).toEqual([1, 'NO-GO']);
  });

  test('a sign-off dated 2099 stops nothing from being read, and is no longer than its substance in force', async () => {
    const stage = await stageAt('repaired');
    const { board } = await boardOfStage(stage, 'theo');
    const view = board.criteria.find((each) => each.criterion.id === 'N1');
    const substance = view?.substance ?? '';
    const entry = { about: 'N1', role: 'tech', answer: 'accepted' as const, reason: null, substance };
    await handMake(
      stage,
      'theo',
      {
        type: 'signoff',
        subject: [{ name: 'N1 as tech', digest: { sha256: substance } }],
        body: { purpose: 'criterion', meaning: 'x', shown: '0'.repeat(64), opened: [], entries: [entry] },
      },
      { blobs: [nothingShown], header: { time: '2099-01-01T00:00:00Z' } },
    );
    for (const words of [['status', '--offline'], ['verify'], ['explain', 'N1', '--offline']])
      expect(await stage.sallyport('theo', words)).toMatchObject({
        code: expect.toBeOneOf([1, 2, 3]),
      });
  });
});
