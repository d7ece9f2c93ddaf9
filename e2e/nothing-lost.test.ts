import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type RecordView, readRecord, statementPath } from '@sallyport/record';
import {
  crowdAnswer,
  enrolCrowd,
  freePort,
  type GateVisitor,
  type KeptReceipt,
  makeServedProject,
  type OpenDraft,
  type PostgresCluster,
  type ServedGate,
  type ServedPlace,
  serveGate,
  startPostgres,
} from '@sallyport/testkit';
import { closeRepository, openRepository, readRecordFiles } from '@sallyport/workspace';
import { expect, onTestFinished, test } from 'vitest';
import { packed } from './packed.ts';

const run = promisify(execFile);
const crowd = 50;

interface House {
  readonly place: ServedPlace;
  readonly cluster: PostgresCluster | null;
  gate: ServedGate;
}

/** `sallyport serve` as it is installed, over a real repository and database. */
async function openHouse(engine: 'SQLite' | 'PostgreSQL'): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-lost-'));
  const directory = join(folder, 'project');
  makeServedProject(directory);
  const program = await packed();
  const cluster = engine === 'PostgreSQL' ? await startPostgres() : null;
  const database = cluster?.database() ?? join(folder, 'server.db');
  const place: ServedPlace = { program, directory, database, port: await freePort(), environment: process.env };
  const house = { place, cluster, gate: await serveGate(place) };
  onTestFinished(async () => {
    await house.gate.kill('SIGKILL');
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }, limit);
  return house;
}

/** What people did and what they were told. */
interface Load {
  readonly receipts: KeptReceipt[];
  /** Digests under which a passkey was asked, whether or not the answer came. */
  readonly signed: Set<string>;
  readonly stop: () => Promise<void>;
}

/** Fifty people, two databases, any machine: it only ends what hangs. Milliseconds. */
const limit = 180_000;

/** Everybody signs one thing after the other. Who got no answer asks again with the same draft, as a page would. */
function startLoad(people: readonly GateVisitor[], round: number): Load {
  const receipts: KeptReceipt[] = [];
  const signed = new Set<string>();
  const state = { stopped: false };
  async function signOn(visitor: GateVisitor): Promise<void> {
    let open: OpenDraft | null = null;
    for (let count = 0; !state.stopped; ) {
      try {
        open ??= await visitor.draft(crowdAnswer(`Reason ${round}.${count++} of ${visitor.person}.`));
        for (const { digest } of open.statements) signed.add(digest);
        receipts.push(await visitor.sign(open));
        open = null;
      } catch (error) {
        // A refusal is an answer: the draft is spent or outdated. Without an answer it is asked again.
        if (error instanceof Error && 'status' in error && Number(error.status) < 500) open = null;
        await sleep(50);
      }
    }
  }
  const all = Promise.all(people.map(signOn));
  return {
    receipts,
    signed,
    async stop() {
      state.stopped = true;
      await all;
    },
  };
}

async function recordIn(directory: string): Promise<RecordView> {
  const repository = await openRepository(directory);
  try {
    return readRecord(await readRecordFiles(repository));
  } finally {
    closeRepository(repository);
  }
}

/** What `sallyport verify` says; it ends with 2 where nothing was decided yet. */
async function verify({ program: [file, ...first], directory }: ServedPlace): Promise<unknown> {
  const asked = run(file, [...first, 'verify', '--json'], { cwd: directory });
  const { stdout } = await asked.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 2)
      return { stdout: 'stdout' in error ? String(error.stdout) : '' };
    throw error;
  });
  return JSON.parse(stdout);
}

/** Digests in the order of the log. */
function logOf({ statements }: RecordView): readonly string[] {
  return statements
    .flatMap(({ index, digest }) => (index === null ? [] : [{ index, digest }]))
    .sort((a, b) => a.index - b.index)
    .map(({ digest }) => digest);
}

type Victim = 'server' | 'database' | 'both';

/** Kills without a word, in the midst of it, and starts again. */
async function strike(house: House, victim: Victim): Promise<void> {
  const { cluster, gate, place } = house;
  await Promise.all([
    victim === 'database' ? null : gate.kill('SIGKILL'),
    victim === 'server' ? null : cluster?.kill(),
  ]);
  if (victim !== 'server') await cluster?.restart();
  if (victim !== 'database') house.gate = await serveGate(place);
}

async function allSealed(one: GateVisitor): Promise<boolean> {
  const answer = await one.ask('GET', '/api/board').catch(() => null);
  const { record } = (answer?.body ?? {}) as { readonly record?: { readonly waiting: number } };
  return answer?.status === 200 && record?.waiting === 0;
}

test.each([
  ['SQLite', ['server', 'server']],
  ['PostgreSQL', ['server', 'database', 'both']],
] as const)(
  '%s: killed again and again while 50 people sign, nothing that was acknowledged is lost or there twice',
  async (engine, victims) => {
    const house = await openHouse(engine);
    const { directory } = house.place;
    const people = await enrolCrowd(house.gate, crowd);
    await expect.poll(() => allSealed(people[0] as GateVisitor), { timeout: limit }).toBe(true);
    const before = new Set(logOf(await recordIn(directory)));
    const receipts: KeptReceipt[] = [];
    const signed = new Set<string>();
    let log: readonly string[] = [];
    for (const [round, victim] of victims.entries()) {
      const load = startLoad(people, round);
      await expect.poll(() => load.receipts.length, { timeout: limit, interval: 20 }).toBeGreaterThan(0);
      await sleep(Math.random() * 1500);
      await strike(house, victim);
      // Whoever waited for an answer gets it from the same draft.
      const struck = load.receipts.length;
      await expect.poll(() => load.receipts.length, { timeout: limit, interval: 20 }).toBeGreaterThan(struck);
      await load.stop();
      receipts.push(...load.receipts);
      for (const digest of load.signed) signed.add(digest);
      const now = logOf(await recordIn(directory));
      expect(now.slice(0, log.length)).toEqual(log);
      log = now;
    }
    // The last sealing is that of a process which was started for nothing else.
    await strike(house, 'server');
    await expect.poll(() => allSealed(people[0] as GateVisitor), { timeout: limit }).toBe(true);
    await house.gate.kill('SIGTERM');

    const view = await recordIn(directory);
    const sealed = logOf(view);
    expect(sealed.slice(0, log.length)).toEqual(log);
    expect(new Set(sealed).size).toBe(sealed.length);
    expect(view.statements.filter(({ index }) => index === null)).toEqual([]);
    const inRecord = new Set(sealed);
    const acknowledged = receipts.flatMap(({ statements }) => statements.map(({ digest }) => digest));
    expect(acknowledged.length).toBeGreaterThan(crowd);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(acknowledged.filter((digest) => !inRecord.has(digest))).toEqual([]);
    const own = view.statements.filter(({ header, digest }) => header.author.person !== null && !before.has(digest));
    expect(own.filter(({ digest }) => !signed.has(digest))).toEqual([]);
    // One answer has one reason: the same reason twice would be one touch of a finger that counts twice.
    const reasons = own
      .flatMap((each) => (each.type === 'signoff' ? each.body.entries : []))
      .map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
    const files = await openRepository(directory);
    const kept = await readRecordFiles(files);
    closeRepository(files);
    for (const { digest, bytes, signature } of receipts.flatMap(({ statements }) => statements)) {
      const stored = kept.get(statementPath(digest));
      expect([digest, Buffer.from(stored ?? '').toString('base64')]).toEqual([digest, bytes]);
      expect(signature).toContain('BEGIN SSH SIGNATURE');
    }
    const verified = await verify(house.place);
    expect(verified).toMatchObject({ refused: [], statements: sealed.length, sealed: sealed.length });
  },
  600_000,
);
