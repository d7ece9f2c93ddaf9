import { sha256 } from '@sallyport/record';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { readRevision } from '../../changes/revision.ts';
import { saveDraft } from '../../drafts/drafts.ts';
import { listEvents } from '../../events/events.ts';
import { readJob } from '../../jobs/read-job.ts';
import { takeNotices } from '../../notices/notices.ts';
import { acceptStatements } from '../../statements/accept.ts';
import { countOfKey, countPending, pendingStatements, readStatements } from '../../statements/read-statements.ts';
import { markPushed, markSealed, reopenStatements } from '../../statements/seal-progress.ts';
import { type EngineUnderTest, sharedStore } from '../engine-under-test.ts';
import { acceptanceOf, at, sampleStatement } from '../sample.ts';

export function statementsContract(engine: EngineUnderTest): void {
  describe('statements', () => {
    const store = sharedStore(engine);

    test('come back byte for byte, with the files that travel with them', async () => {
      const statement = sampleStatement('bytes', { bytes: Buffer.from([0, 1, 254, 255]) });
      const given = { ...statement, digest: sha256(statement.bytes), person: null };
      const result = await acceptStatements(store(), acceptanceOf([given]));
      expect(result.outcome).toBe('accepted');
      const [read] = await readStatements(store(), [given.digest]);
      const still = { sealedIn: null, sealed: null, pushed: null, accepted: at(0), sequence: expect.any(Number) };
      expect(read).toEqual({ ...given, ...still });
    });

    test('are accepted once: the same again gives the same answer, with the signature that was kept', async () => {
      const statement = sampleStatement('twice');
      const notice = { dedupe: 'twice', kind: 'answered', person: 'bo', body: { n: 1 } };
      const first = await acceptStatements(store(), acceptanceOf([statement], { notices: [notice] }));
      const revision = await readRevision(store());
      const again = { ...statement, signature: 'another armour' };
      const later = { now: at(50), notices: [{ ...notice, dedupe: 'twice again' }] };
      const second = await acceptStatements(store(), acceptanceOf([again], later));
      expect(second).toEqual({ ...first, outcome: 'repeated' });
      expect(await readRevision(store())).toBe(revision);
      expect((await takeNotices(store(), 100, 60, at(100))).map(({ dedupe }) => dedupe)).toEqual(['twice']);
    });

    test('keep the order of acceptance, whatever their digests and times say', async () => {
      const fresh = await engine.open();
      const made = ['c', 'a', 'd', 'b'].map((label) => sampleStatement(label));
      await acceptStatements(fresh, acceptanceOf(made.slice(0, 2), { now: at(90) }));
      await acceptStatements(fresh, acceptanceOf(made.slice(2), { now: at(10) }));
      const pending = await pendingStatements(fresh);
      expect(pending.map(({ digest }) => digest)).toEqual(made.map(({ digest }) => digest));
      expect(pending.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      expect(await readRevision(fresh)).toBe(4);
    });

    test('of many people at once are all accepted, each once', async () => {
      const fresh = await engine.open();
      const made = Array.from({ length: 60 }, (_, index) => sampleStatement(`many ${index}`, { key: `k${index % 3}` }));
      const results = await Promise.all(
        [...made, ...made].map((statement) => acceptStatements(fresh, acceptanceOf([statement]))),
      );
      expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(60);
      expect(results.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(60);
      expect(await countPending(fresh)).toBe(60);
      const counts = await Promise.all(['k0', 'k1', 'k2', 'k3'].map((key) => countOfKey(fresh, key)));
      expect(counts).toEqual([20, 20, 20, 0]);
    });

    test('that come together keep their order, their drafts and the counts of their keys apart', async () => {
      const fresh = await engine.open();
      const draft = { person: 'ada', wish: {}, content: {}, substance: sha256(''), expires: at(600) };
      for (const id of ['one', 'two']) await saveDraft(fresh, { id, ...draft }, at(0));
      const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((label) => sampleStatement(label, { key: `k ${label}` }));
      if (!a || !b || !c || !d || !e) throw new Error('unreachable');
      const before = (key: string, statements: number) => ({ keyBefore: { key, statements } });
      const asked = [
        acceptanceOf([a], { draft: 'one', ...before('k a', 0) }),
        acceptanceOf([b], { draft: 'one' }),
        acceptanceOf([{ ...c, key: 'k a' }], before('k a', 0)),
        acceptanceOf([{ ...d, key: 'k a' }], { draft: 'two', ...before('k a', 1), now: at(1) }),
        acceptanceOf([a], { draft: 'one', ...before('k a', 0) }),
        acceptanceOf([e], { events: [{ kind: 'signed', person: 'ada', detail: null }] }),
      ];
      const results = await Promise.all(asked.map((each) => acceptStatements(fresh, each)));
      expect(results.map(({ outcome }) => outcome)).toEqual([
        'accepted',
        'draft spent',
        'key used meanwhile',
        'accepted',
        'repeated',
        'accepted',
      ]);
      const pending = await pendingStatements(fresh);
      expect(pending.map(({ digest }) => digest).toSorted()).toEqual([a, d, e].map(({ digest }) => digest).toSorted());
      expect(await readRevision(fresh)).toBe(3);
      expect(results.flatMap((each) => ('statements' in each ? each.statements : []))).toEqual(
        expect.arrayContaining([...pending]),
      );
      expect(await listEvents(fresh, 9)).toHaveLength(1);
    });

    test('that come together with a refused one are accepted all the same', async () => {
      const fresh = await engine.open();
      const tooLong = [{ kind: 'x', person: null, detail: 'x'.repeat(5000) }];
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, (_, index) =>
          acceptStatements(
            fresh,
            acceptanceOf([sampleStatement(`beside ${index}`)], index === 6 ? { events: tooLong } : {}),
          ),
        ),
      );
      const refused = results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
      expect(refused).toEqual([6]);
      expect(await countPending(fresh)).toBe(9);
      expect(await readRevision(fresh)).toBe(9);
    });

    test('are refused under a digest that is not theirs', async () => {
      const wrong = { ...sampleStatement('wrong'), digest: sha256('something else') };
      await expect(acceptStatements(store(), acceptanceOf([wrong]))).rejects.toThrow(
        expect.objectContaining({ code: 'STORE_DIGEST_MISMATCH' }),
      );
      await expect(acceptStatements(store(), acceptanceOf([]))).rejects.toThrow(/one statement or more/);
      const one = sampleStatement('one');
      await expect(acceptStatements(store(), acceptanceOf([one, one]))).rejects.toThrow(/none twice/);
    });

    test('bring notices, jobs and events with them, or nothing is there', async () => {
      const jobs = [{ slot: 'seal:x', kind: 'seal', payload: {}, runAt: at(0), maxAttempts: 3 }];
      const events = [{ kind: 'signed', person: 'ada', detail: { about: 'C2' } }];
      const bad = [...events, { kind: 'signed', person: 'ada', detail: 'x'.repeat(5000) }];
      const statement = sampleStatement('with all');
      const revision = await readRevision(store());
      const refused = acceptStatements(store(), acceptanceOf([statement], { jobs, events: bad }));
      await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'STORE_VALUE_REFUSED' }));
      expect(await readStatements(store(), [statement.digest])).toEqual([]);
      expect(await readJob(store(), 'seal:x')).toBeNull();
      expect(await listEvents(store(), 10)).toEqual([]);
      expect(await readRevision(store())).toBe(revision);
      await acceptStatements(store(), acceptanceOf([statement], { jobs, events }));
      expect(await readJob(store(), 'seal:x')).toMatchObject({ kind: 'seal', state: 'waiting' });
      expect(await listEvents(store(), 10)).toMatchObject(events);
    });

    test('take the place of their draft once, even from two tabs', async () => {
      const draft = { person: 'ada', wish: {}, content: {}, substance: sha256(''), expires: at(600) };
      await saveDraft(store(), { id: 'tabs', ...draft }, at(0));
      const tabs = [sampleStatement('tab one'), sampleStatement('tab two')];
      const outcomes = await Promise.all(
        tabs.map((statement) => acceptStatements(store(), acceptanceOf([statement], { draft: 'tabs' }))),
      );
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'draft spent']);
      const first = tabs[outcomes[0]?.outcome === 'accepted' ? 0 : 1];
      expect(first).toBeDefined();
      const repeated = await acceptStatements(store(), acceptanceOf(first ? [first] : [], { draft: 'tabs' }));
      expect(repeated.outcome).toBe('repeated');
      await saveDraft(store(), { id: 'late', ...draft }, at(0));
      const late = acceptanceOf([sampleStatement('late')], { draft: 'late', now: at(600) });
      expect(await acceptStatements(store(), late)).toEqual({ outcome: 'draft expired' });
      expect(await acceptStatements(store(), { ...late, draft: 'none' })).toEqual({ outcome: 'draft unknown' });
    });

    test('are pending until they are pushed, and again when the record branch lost them', async () => {
      const fresh = await engine.open();
      const made = ['one', 'two', 'three'].map((label) => sampleStatement(label));
      const digests = made.map(({ digest }) => digest);
      await acceptStatements(fresh, acceptanceOf(made));
      await markSealed(fresh, digests.slice(0, 2), 'c0ffee', at(5));
      expect((await pendingStatements(fresh)).map(({ sealedIn }) => sealedIn)).toEqual(['c0ffee', 'c0ffee', null]);
      await markPushed(fresh, digests.slice(0, 2), at(6));
      expect((await pendingStatements(fresh)).map(({ digest }) => digest)).toEqual(digests.slice(2));
      expect((await readStatements(fresh, digests))[0]).toMatchObject({ sealed: at(5), pushed: at(6) });
      await reopenStatements(fresh, digests);
      expect(await countPending(fresh)).toBe(3);
    });

    test('are marked and counted by the thousand', async () => {
      const fresh = await engine.open();
      const made = Array.from({ length: 1001 }, (_, index) => sampleStatement(`bulk ${index}`, { files: new Map() }));
      await acceptStatements(fresh, acceptanceOf(made));
      await markPushed(
        fresh,
        made.map(({ digest }) => digest),
        at(1),
      );
      expect(await countPending(fresh)).toBe(0);
    });

    test.each([
      ['the bytes of a statement', sql`update statements set bytes = ${Buffer.from('other')}`],
      ['the signature of a statement', sql`update statements set signature = ''`],
      ['the order', sql`update statements set sequence = sequence + 1000`],
      ['a file', sql`update statement_files set path = ''`],
      ['an event', sql`update events set kind = ''`],
    ])('%s cannot be changed by any query', async (_, query) => {
      await acceptStatements(
        store(),
        acceptanceOf([sampleStatement('kept')], { events: [{ kind: 'a', person: null, detail: null }] }),
      );
      await expect(query.execute(store().db)).rejects.toThrow(expect.objectContaining({ code: 'STORE_INSERT_ONLY' }));
      expect(await readStatements(store(), [sampleStatement('kept').digest])).toMatchObject([sampleStatement('kept')]);
    });

    test.each(['statements', 'statement_files', 'events'])('%s cannot be deleted by any query', async (table) => {
      const events = [{ kind: 'a', person: null, detail: null }];
      await acceptStatements(store(), acceptanceOf([sampleStatement(`kept ${table}`)], { events }));
      await expect(sql`delete from ${sql.table(table)}`.execute(store().db)).rejects.toThrow(
        expect.objectContaining({ code: 'STORE_INSERT_ONLY' }),
      );
    });
  });
}
