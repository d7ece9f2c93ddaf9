import { runnerKey } from '@sallyport/emberfall';
import type { Board } from '@sallyport/gate';
import { sha256 } from '@sallyport/record';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { coSign, handMake, nothingShown, recordIn } from './stage/hand-made.ts';
import {
  boardOfStage,
  expectFloorsAwaited,
  expectNoGo,
  floors,
  withheldFolder,
  withheldStage,
} from './stage/withheld-floors.ts';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await withheldFolder();
}, 600_000);

describe('"The Security Lead must formally sign off … before the test can begin", and Legal as well', () => {
  test('everything else is signed, and E8, L4 and I2 alone stand between the team and GO', async () => {
    const stage = await withheldStage();
    const { board, code } = await boardOfStage(stage);
    const open = board.criteria.filter((view) => view.criterion.required && view.state !== 'met');
    expect([code, board.verdict]).toEqual([2, 'HOLD']);
    expect(open.map((view) => [view.criterion.id, view.state])).toEqual(floors.map((id) => [id, 'awaiting']));
    expect((await stage.sallyport('mira', ['kickoff', 'open'])).code).toBe(0);
    const poll = await stage.sallyport('mira', ['kickoff', 'poll']);
    expect([poll.code, poll.stderr]).toEqual([64, expect.stringContaining('Open: E8 I2 L4')]);
    await expectNoGo(stage);
  });

  test.each([
    ['noor', 'E8'],
    ['noor', 'L4'],
    ['lena', 'I2'],
  ] as const)('the other two are not enough: %s has not signed %s', async (_, missing) => {
    const stage = await withheldStage();
    const others = floors.filter((id) => id !== missing);
    for (const id of others)
      expect((await stage.sallyport(id === 'I2' ? 'lena' : 'noor', ['sign', id, '--accept'])).code).toBe(0);
    await stage.sallyport('mira', ['kickoff', 'open']);
    const poll = await stage.sallyport('mira', ['kickoff', 'poll']);
    expect([poll.code, poll.stderr]).toEqual([64, expect.stringContaining(`Open: ${missing}.`)]);
    await expectNoGo(stage);
  });

  test('with all three the roll call opens: nothing else was in the way', async () => {
    const stage = await withheldStage();
    expect((await stage.sallyport('noor', ['sign', '--accept'])).code).toBe(0);
    expect((await stage.sallyport('lena', ['sign', '--accept'])).code).toBe(0);
    await stage.sallyport('mira', ['kickoff', 'open']);
    const poll = await stage.sallyport('mira', ['kickoff', 'poll']);
    expect([poll.code, poll.stdout]).toEqual([2, expect.stringContaining('open')]);
  });

  test('a rejected floor sign-off is a NO-GO', async () => {
    const stage = await withheldStage();
    const rejected = await stage.sallyport('noor', ['sign', 'E8', '--reject', '--reason', 'Redis answers strangers']);
    expect(rejected.code).toBe(0);
    const { board, code } = await boardOfStage(stage);
    expect([code, board.verdict]).toEqual([1, 'NO-GO']);
    await expectNoGo(stage);
  });
});

describe('no relief reaches a floor criterion', () => {
  test.each(floors)('%s can neither be waived nor deviated from', async (floor) => {
    const stage = await withheldStage();
    const end = ['--expires', '2099-01-01T00:00:00Z'];
    const waived = await stage.sallyport('mira', ['waive', floor, '--reason', 'no time', ...end]);
    expect([waived.code, waived.stderr]).toEqual([64, expect.stringContaining('CLI_NOT_ALLOWED')]);
    const deviated = await stage.sallyport('mira', ['deviate', floor, '--reason', 'no time']);
    expect([deviated.code, deviated.stderr]).toEqual([64, expect.stringContaining('CLI_NOTHING_TO_SIGN')]);
    await expectNoGo(stage);
  });

  test.each(floors)(
    'a hand-made waiver and deviation for %s, approved by its own owner, change nothing',
    async (floor) => {
      const stage = await withheldStage();
      const owner = floor === 'I2' ? 'lena' : 'noor';
      const made = { criterion: floor, reason: 'no time' };
      const subject = [{ name: floor, digest: { sha256: sha256(floor) } }];
      const reliefs = [
        await handMake(stage, 'mira', {
          type: 'waiver',
          subject,
          body: { ...made, facet: 'sign', findings: [sha256('finding')], expires: '2099-01-01T00:00:00Z' },
        }),
        await handMake(stage, 'mira', {
          type: 'deviation',
          subject,
          body: { ...made, weakening: sha256('x'), expires: null },
        }),
      ];
      const role = floor === 'I2' ? 'legal' : 'security';
      await coSign(stage, owner, reliefs, role);
      const { board } = await boardOfStage(stage, 'mira', ['--offline']);
      const view = board.criteria.find((each) => each.criterion.id === floor);
      expect([view?.state, view?.waived]).toEqual(['awaiting', false]);
      await expectNoGo(stage);
    },
  );
});

describe('nobody else signs for them', () => {
  test('another person is refused, and a hand-made sign-off in the role counts for nothing', async () => {
    const stage = await withheldStage();
    const { board } = await boardOfStage(stage);
    for (const floor of floors) {
      const refused = await stage.sallyport('sara', ['sign', floor, '--accept']);
      expect([refused.code, refused.stderr]).toEqual([64, expect.stringContaining('CLI_NOTHING_TO_SIGN')]);
      const substance = board.criteria.find((each) => each.criterion.id === floor)?.substance ?? '';
      const role = floor === 'I2' ? 'legal' : 'security';
      const entry = { about: floor, role, answer: 'accepted' as const, reason: null, substance };
      await handMake(
        stage,
        'mira',
        {
          type: 'signoff',
          subject: [{ name: `${floor} as ${role}`, digest: { sha256: substance } }],
          body: {
            purpose: 'criterion',
            meaning: 'I am the Security Lead.',
            shown: sha256(nothingShown),
            opened: [],
            entries: [entry],
          },
        },
        { blobs: [nothingShown] },
      );
    }
    await expectFloorsAwaited(stage, 'signed by the project manager');
    await expectNoGo(stage);
  });

  test('a statement in the name of the Security Lead under another key is refused with the whole record', async () => {
    const stage = await withheldStage();
    const signer = (await recordIn(stage, 'mira')).roots.at(-1)?.keys.find((key) => key.person === 'mira');
    await handMake(
      stage,
      'mira',
      {
        type: 'vote',
        subject: [{ name: 'candidate', digest: { sha256: sha256('x') } }],
        body: { poll: null, roles: ['security'], answer: 'no-go', reason: 'x', snapshot: null },
      },
      { header: { author: { person: 'noor', key: signer?.fingerprint ?? '', previous: [] } } },
    );
    const verified = await stage.sallyport('mira', ['verify']);
    expect(verified.code, verified.stdout + verified.stderr).toBe(3);
    await expectNoGo(stage);
  });

  test('giving the role to somebody who is willing is printed, and the Security Lead is still asked in the roll call', async () => {
    const stage = await withheldStage();
    const granted = await stage.sallyport('mira', ['trust', 'grant', '--person', 'ines', '--role', 'security']);
    expect(granted).toMatchObject({ code: 0 });
    expect(await stage.sallyport('ines', ['trust', 'cosign', '--accept'])).toMatchObject({ code: 0 });
    expect(await stage.sallyport('mira', ['seal'])).toMatchObject({ code: 0 });
    expect(await stage.sallyport('ines', ['sign', '--accept'])).toMatchObject({ code: 0 });
    expect(await stage.sallyport('lena', ['sign', '--accept'])).toMatchObject({ code: 0 });
    // Who holds a role is itself looked at (O1).
    await stage.sallyport('mira', ['check', '--record', '--key', runnerKey(stage)]);
    const { board } = await boardOfStage(stage);
    expect(board.duty.notes.join('\n')).toContain('security went to ines in root 2 without noor.');
    expect((await stage.sallyport('mira', ['kickoff', 'open'])).code).toBe(0);
    const { poll } = JSON.parse((await stage.sallyport('mira', ['kickoff', 'poll', '--json'])).stdout) as Pick<
      Board,
      'poll'
    >;
    const security = poll?.stations.find((station) => station.role === 'security');
    expect([security?.silent, security?.needed]).toEqual([['ines', 'noor'], 2]);
    expect(await stage.sallyport('ines', ['kickoff', 'vote', 'go'])).toMatchObject({ code: 0 });
    expect(await stage.sallyport('mira', ['decide'])).toMatchObject({ code: 2 });
  });
});
