import { sha256 } from '@sallyport/record';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { dropKeptBefore, keepValue } from '../../changes/kept-values.ts';
import { raiseRevision } from '../../changes/revision.ts';
import { readDraft, saveDraft } from '../../drafts/drafts.ts';
import { listEvents, writeEvent } from '../../events/events.ts';
import { addJob } from '../../jobs/add-job.ts';
import { finishJob } from '../../jobs/end-job.ts';
import { readJob } from '../../jobs/read-job.ts';
import { takeJob } from '../../jobs/take-job.ts';
import { addNotice, markNoticeSent } from '../../notices/notices.ts';
import { savePerson } from '../../people/people.ts';
import { prune } from '../../prune.ts';
import { acceptStatements } from '../../statements/accept.ts';
import { countPending } from '../../statements/read-statements.ts';
import { issueChallenge } from '../../visits/challenges.ts';
import { countHit } from '../../visits/rates.ts';
import { startSession, touchSession } from '../../visits/sessions.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';
import { acceptanceOf, at, sampleStatement } from '../sample.ts';
import { tableColumns } from '../table-columns.ts';

const DAY = 86_400;

export function upkeepContract(engine: EngineUnderTest): void {
  describe('upkeep', () => {
    test('prunes what has expired and nothing that counts', async () => {
      const store = await engine.open();
      await savePerson(store, { id: 'ada', name: 'Ada', email: null, roles: [], invitedBy: null }, at(0));
      const draft = { person: 'ada', wish: null, content: null, substance: sha256('') };
      await saveDraft(store, { id: 'old', ...draft, expires: at(10) }, at(0));
      await saveDraft(store, { id: 'young', ...draft, expires: at(40 * DAY) }, at(0));
      const visit = { person: 'ada', label: '', idleSeconds: 50 * DAY };
      await startSession(store, { ...visit, tokenHash: sha256('old'), absoluteSeconds: 10 }, at(0));
      await startSession(store, { ...visit, tokenHash: sha256('young'), absoluteSeconds: 50 * DAY }, at(0));
      await issueChallenge(
        store,
        { challenge: 'c', purpose: 'login', person: null, payload: null, seconds: 60 },
        at(0),
      );
      const job = { kind: 'look', payload: null, runAt: at(0), maxAttempts: 1 };
      await addJob(store, { ...job, slot: 'done' }, at(0));
      const taken = await takeJob(store, ['look'], 60, at(0));
      if (taken !== null) await finishJob(store, taken, at(1));
      await addJob(store, { ...job, slot: 'waiting' }, at(0));
      await addNotice(store, { dedupe: 'sent', kind: 'x', person: 'ada', body: null }, at(0));
      await addNotice(store, { dedupe: 'waiting', kind: 'x', person: 'ada', body: null }, at(0));
      await markNoticeSent(store, 'sent', at(1));
      await countHit(store, 'b', 60, at(0));
      await acceptStatements(store, acceptanceOf([sampleStatement('kept')]));
      await writeEvent(store, { kind: 'login', person: 'ada', detail: null }, at(0));
      await raiseRevision(store, ['board'], 20_000);
      await prune(store, at(31 * DAY));
      expect(await readDraft(store, 'old')).toBeNull();
      expect(await readDraft(store, 'young')).not.toBeNull();
      expect(await touchSession(store, sha256('young'), at(31 * DAY))).not.toBeNull();
      expect(await readJob(store, 'done')).toBeNull();
      expect(await readJob(store, 'waiting')).not.toBeNull();
      const left = { sessions: 1, challenges: 0, notices: 1, rates: 0, changes: 1 };
      for (const [table, rows] of Object.entries(left)) {
        const found = await sql`select 1 from ${sql.table(table)}`.execute(store.db);
        expect({ [table]: found.rows.length }).toEqual({ [table]: rows });
      }
      expect(await countPending(store)).toBe(1);
      expect(await listEvents(store, 9)).toEqual([
        { sequence: 1, time: at(0), kind: 'login', person: 'ada', detail: null },
      ]);
    });

    test('drops kept values by how their key begins and how old they are, and no others', async () => {
      const store = await engine.open();
      for (const key of ['half_made:1', 'half_made:2', 'halfXmade:1', 'other'])
        await keepValue(store, key, 1, key.endsWith('2') ? at(DAY) : at(0));
      await dropKeptBefore(store, 'half_made:', at(DAY));
      const left = await store.db.selectFrom('kept_values').select('key').orderBy('key').execute();
      expect(new Set(left.map(({ key }) => key))).toEqual(new Set(['half_made:2', 'halfXmade:1', 'other']));
    });

    test('counts in numbers, with `count(*)` too', async () => {
      const store = await engine.open();
      const counted = await sql<{ readonly n: unknown }>`select count(*) as n from counters`.execute(store.db);
      expect(counted.rows).toEqual([{ n: 1 }]);
      await raiseRevision(store, [], 2 ** 40);
      expect(await raiseRevision(store, [], 1)).toBe(2 ** 40 + 1);
    });

    test('the tables have the columns that the code knows', async () => {
      const store = await engine.open();
      const found = Object.fromEntries(
        (await store.db.introspection.getTables())
          .filter(({ name }) => name !== 'schema_versions')
          .map(({ name, columns }) => [name, columns.map((column) => column.name).toSorted()]),
      );
      expect(found).toEqual(tableColumns);
    });
  });
}
