import { sha256 } from '@sallyport/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { consumeDrafts } from '../../drafts/consume-drafts.ts';
import { readDraft, saveDraft } from '../../drafts/drafts.ts';
import { listAttendance, markAttendance } from '../../kickoff/attendance.ts';
import { savePerson } from '../../people/people.ts';
import { consumeChallenge, issueChallenge } from '../../visits/challenges.ts';
import { countHit } from '../../visits/rates.ts';
import { endSession, endSessions, listSessions, startSession, touchSession } from '../../visits/sessions.ts';
import { type EngineUnderTest, sharedStore } from '../engine-under-test.ts';
import { at } from '../sample.ts';

export function visitsContract(engine: EngineUnderTest): void {
  describe('visits', () => {
    const store = sharedStore(engine);
    beforeAll(async () => {
      for (const id of ['ada', 'bo'])
        await savePerson(store(), { id, name: id, email: null, roles: [], invitedBy: null }, at(0));
    });
    const visit = (token: string, person = 'ada') => ({
      tokenHash: sha256(token),
      person,
      label: 'Firefox on Linux',
      idleSeconds: 1000,
      absoluteSeconds: 5000,
    });

    test('go on while they are used, up to their end', async () => {
      await startSession(store(), visit('used'), at(0));
      for (const second of [900, 1800, 2700, 3600, 4500]) {
        expect(await touchSession(store(), sha256('used'), at(second))).toMatchObject({ seen: at(second) });
      }
      // Within a minute nothing is written, and it is the same visit.
      expect(await touchSession(store(), sha256('used'), at(4530))).toMatchObject({ seen: at(4500) });
      expect(await touchSession(store(), sha256('used'), at(5000))).toBeNull();
    });

    test('that are asked for in one moment each get their own answer', async () => {
      const tokens = Array.from({ length: 30 }, (_, index) => `room ${index}`);
      for (const token of tokens.slice(1)) await startSession(store(), visit(token), at(0));
      const ended = await touchSession(store(), sha256('room 7'), at(1));
      await endSession(store(), 'ada', ended?.id ?? '', at(1));
      const found = await Promise.all(
        [...tokens, ...tokens].map(async (token) => await touchSession(store(), sha256(token), at(2))),
      );
      const ids = found.map((session) => session?.id ?? null);
      expect(ids.flatMap((id, index) => (id === null ? [index % 30] : []))).toEqual([0, 7, 0, 7]);
      expect(ids.slice(30)).toEqual(ids.slice(0, 30));
      expect(new Set(ids).size).toBe(29);
    });

    test('are counted once each, of whatever bucket, when they come in one moment', async () => {
      const buckets = Array.from({ length: 40 }, (_, index) => `at once ${index % 4}`);
      const counts = await Promise.all(buckets.map(async (bucket) => await countHit(store(), bucket, 60, at(0))));
      for (const bucket of new Set(buckets)) {
        const own = counts.filter((_, index) => buckets[index] === bucket);
        expect(own).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      }
      expect(await countHit(store(), 'at once 0', 60, at(1))).toBe(11);
      expect(await countHit(store(), 'at once 0', 60, at(60))).toBe(1);
    });

    test('end when they idle', async () => {
      await startSession(store(), visit('idle'), at(0));
      expect(await touchSession(store(), sha256('idle'), at(1000))).toBeNull();
      expect(await touchSession(store(), sha256('unknown'), at(1))).toBeNull();
    });

    test('are ended by their person alone, one or all', async () => {
      const first = await startSession(store(), visit('bo 1', 'bo'), at(0));
      await startSession(store(), visit('bo 2', 'bo'), at(1));
      expect((await listSessions(store(), 'bo', at(2))).map(({ created }) => created)).toEqual([at(1), at(0)]);
      expect(await endSession(store(), 'ada', first.id, at(3))).toBe(false);
      expect(await endSession(store(), 'bo', first.id, at(3))).toBe(true);
      expect(await endSession(store(), 'bo', first.id, at(4))).toBe(false);
      expect(await touchSession(store(), sha256('bo 1'), at(4))).toBeNull();
      expect(await touchSession(store(), sha256('bo 2'), at(4))).not.toBeNull();
      expect(await endSessions(store(), 'bo', at(5))).toBe(1);
      expect(await listSessions(store(), 'bo', at(6))).toEqual([]);
    });

    test('answer a challenge once, for its purpose, in time', async () => {
      const issue = { challenge: 'abc', purpose: 'login', person: null, payload: { a: [1, 'ü'] }, seconds: 60 };
      await issueChallenge(store(), issue, at(0));
      expect(await consumeChallenge(store(), 'abc', 'registration', at(1))).toBeNull();
      const answers = await Promise.all([1, 2, 3].map(() => consumeChallenge(store(), 'abc', 'login', at(1))));
      expect(answers.filter((answer) => answer !== null)).toEqual([
        { challenge: 'abc', purpose: 'login', person: null, payload: { a: [1, 'ü'] }, expires: at(60) },
      ]);
      await expect(issueChallenge(store(), issue, at(2))).rejects.toThrow(
        expect.objectContaining({ code: 'STORE_CONFLICT' }),
      );
      await issueChallenge(store(), { ...issue, challenge: 'late' }, at(0));
      expect(await consumeChallenge(store(), 'late', 'login', at(60))).toBeNull();
    });

    test('are counted by bucket and window', async () => {
      const hits = await Promise.all(
        Array.from({ length: 20 }, () => countHit(store(), 'login:203.0.113.7', 60, at(5))),
      );
      expect(hits.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await countHit(store(), 'login:203.0.113.7', 60, at(59))).toBe(21);
      expect(await countHit(store(), 'login:203.0.113.7', 60, at(60))).toBe(1);
      expect(await countHit(store(), 'login:203.0.113.8', 60, at(5))).toBe(1);
      await expect(countHit(store(), 'x', 0.5, at(5))).rejects.toThrow(/whole seconds/);
    });
  });

  describe('drafts and attendance', () => {
    const store = sharedStore(engine);
    const consume = async (id: string, now: number) => (await consumeDrafts(store(), [{ id, now: at(now) }])).get(id);

    test('a draft is kept as it was shown and consumed once', async () => {
      const draft = {
        id: 'd',
        person: 'ada',
        wish: { act: 'vote' },
        content: ['\u0000', null],
        substance: sha256(''),
        expires: at(60),
      };
      await saveDraft(store(), draft, at(0));
      expect(await readDraft(store(), 'd')).toEqual({ ...draft, created: at(0), consumed: null });
      const answers = await Promise.all([1, 2].map(() => consume('d', 1)));
      expect(answers).toHaveLength(2);
      expect(new Set(answers)).toEqual(new Set(['consumed', 'draft spent']));
      await saveDraft(store(), { ...draft, id: 'late' }, at(0));
      expect(await consume('late', 60)).toBe('draft expired');
      expect(await consume('none', 1)).toBe('draft unknown');
      expect(await readDraft(store(), 'none')).toBeNull();
    });

    test('who is here is noted once, in the order of coming', async () => {
      const kickoff = sha256('kickoff');
      await markAttendance(store(), kickoff, 'bo', at(1));
      await markAttendance(store(), kickoff, 'ada', at(2));
      await markAttendance(store(), kickoff, 'bo', at(3));
      const here = [
        { person: 'bo', time: at(1) },
        { person: 'ada', time: at(2) },
      ];
      expect(await listAttendance(store(), kickoff)).toEqual(here);
      expect(await listAttendance(store(), sha256('another'))).toEqual([]);
    });
  });
}
