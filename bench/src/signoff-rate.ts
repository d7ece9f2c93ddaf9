import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  crowdAnswer,
  enrolCrowd,
  freePort,
  type GateVisitor,
  type KeptReceipt,
  makeServedProject,
  type OpenDraft,
  serveGate,
  startPostgres,
} from '@sallyport/testkit';
import { type BareDatabase, type BareRow, barePostgres, bareSqlite } from './bare-commits.ts';
import type { Budget, Measurement } from './budget.ts';
import { command } from './command-run.ts';
import { samplesOf } from './interleave.ts';

const crowd = 50;
const rounds = 12;
/** As many as the server has: both databases see the same number of clients. */
const connections = 10;
/** Milliseconds without a change after which the server is at rest. */
const rest = 400;

/**
 * Sign-offs that are acknowledged in a second, from 50 people who answer their drafts in one moment, over HTTP and with
 * passkeys, beside commits of the same rows to the bare database; in turn, so that a busy minute of the machine falls on
 * both, and each when the server has nothing else to do. How both are held beside each other is decision 0043.
 */
export const signoffRate: Budget = {
  name: 'sign-off',
  async measure(): Promise<readonly Measurement[]> {
    return [await measureOn('SQLite'), await measureOn('PostgreSQL')];
  },
};

async function measureOn(engine: 'SQLite' | 'PostgreSQL'): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const directory = join(folder, 'project');
  makeServedProject(directory);
  const cluster = engine === 'PostgreSQL' ? await startPostgres() : null;
  const bare = await (cluster === null
    ? bareSqlite(join(folder, 'bare.db'))
    : barePostgres(cluster.database(), connections));
  const gate = await serveGate({
    program: [process.execPath, command],
    directory,
    database: cluster?.database() ?? join(folder, 'server.db'),
    port: await freePort(),
    environment: process.env,
  });
  try {
    const people = await enrolCrowd(gate, crowd);
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= rounds; round++) {
      const { ours, commits } = await oneRound(people, bare, round);
      // The first one warms up.
      if (round === 0) continue;
      times.ours.push(ours);
      times.bare.push(commits);
    }
    return lineOf(engine, samplesOf(times.ours).min, samplesOf(times.bare).min);
  } finally {
    await gate.kill('SIGKILL');
    await bare.close();
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Milliseconds that everybody's sign-off took, and as many bare commits. */
async function oneRound(people: readonly GateVisitor[], bare: BareDatabase, round: number) {
  // What the round before left to be sealed and judged is done first: neither side is measured beside it.
  await atRest(people);
  const answers = await Promise.all(
    people.map(async (visitor) => {
      const draft = await visitor.draft(crowdAnswer(`The mailbox is not read, round ${round}.`));
      return { visitor, draft, path: `/api/drafts/${draft.id}/signatures`, body: visitor.assertions(draft) };
    }),
  );
  const started = performance.now();
  const told = await Promise.all(answers.map(({ visitor, path, body }) => visitor.ask('POST', path, body)));
  const ours = performance.now() - started;
  const refused = told.find(({ status }) => status !== 200);
  if (refused) throw new Error(`A sign-off was refused: ${refused.status} ${JSON.stringify(refused.body)}`);
  const rows = answers.flatMap(({ visitor, draft }, index) => rowsOf(visitor, draft, told[index]?.body as Told));
  await bare.prepare(rows);
  await atRest(people);
  const before = performance.now();
  await bare.commit(rows);
  return { ours, commits: performance.now() - before };
}

interface Told {
  readonly statements: readonly (KeptReceipt['statements'][number] & { readonly type: string })[];
}

function rowsOf({ person }: GateVisitor, draft: OpenDraft, { statements }: Told): readonly BareRow[] {
  return statements.map(({ digest, type, bytes, signature }) => {
    const shown = draft.text ?? '';
    return { person, digest, type, bytes: Buffer.from(bytes, 'base64'), signature, shown, draft: draft.id };
  });
}

/** Until everything that was signed is sealed and pushed as far as it can be, and the board stays as it is. */
async function atRest([visitor]: readonly GateVisitor[]): Promise<void> {
  let last = '';
  let since = performance.now();
  while (performance.now() - since < rest) {
    const { body } = (await visitor?.ask('GET', '/api/record')) ?? { body: null };
    const said = JSON.stringify(body);
    if (said !== last) since = performance.now();
    last = said;
    await pause(50);
  }
}

function lineOf(engine: string, ours: number, bare: number): Measurement {
  const rate = (milliseconds: number): string => `${Math.round((crowd * 1000) / milliseconds)} a second`;
  return {
    work: `acknowledged sign-offs over HTTP, ${crowd} people at once, ${engine}`,
    measured: rate(ours),
    beside: `bare commits of the same rows: ${rate(bare)}`,
    value: bare / ours,
    limit: 0.5,
    unit: 'ratio',
    better: 'higher',
  };
}
