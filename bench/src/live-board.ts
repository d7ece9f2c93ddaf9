import type { GateVisitor } from '@sallyport/testkit';
import type { Budget, Measurement } from './budget.ts';
import { milliseconds, samplesOf } from './interleave.ts';
import { type OpenBoard, openBoard } from './open-boards.ts';
import { type ServedEmberfall, servedEmberfall } from './served-emberfall.ts';

const screens = 200;
const screensOfASession = 10;
const rounds = 11;
const readers = ['mira', 'ines', 'theo', 'yuki', 'quinn', 'sara', 'cleo', 'lena'];

/** The board of the whole profile over HTTP, and how long news takes to 200 screens that follow it. */
export const liveBoard: Budget = {
  name: 'live-board',
  async measure(): Promise<readonly Measurement[]> {
    const served = await servedEmberfall();
    const open: OpenBoard[] = [];
    try {
      const signer = await served.logIn('noor');
      const people = await Promise.all(readers.map((person) => served.logIn(person)));
      while (open.length < screens) {
        const visitor = await served.logIn(readers[open.length % readers.length] ?? '');
        for (let more = 0; more < screensOfASession; more++) open.push(await openBoard(served.origin, visitor));
      }
      return await measureRounds(served, { signer, people, open });
    } finally {
      for (const each of open) each.close();
      await served.stop();
    }
  },
};

interface Followers {
  readonly signer: GateVisitor;
  readonly people: readonly GateVisitor[];
  readonly open: readonly OpenBoard[];
}

async function measureRounds(
  served: ServedEmberfall,
  { signer, people, open }: Followers,
): Promise<readonly Measurement[]> {
  const news: number[] = [];
  const made: number[] = [];
  const kept: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const before = await revisionOf(signer);
    await served.change(signer, `The mailbox is not read, round ${round}.`);
    const acknowledged = performance.now();
    const last = Math.max(...(await Promise.all(open.map((each) => each.newsAfter(before)))));
    // What a change brings in its train (sealing, looking) is over before pages are timed.
    await settled(signer);
    const first = await Promise.all(people.slice(0, 1).map((each) => timed(each, '/api/board')));
    for (const each of people.slice(1)) first.push(await timed(each, '/api/board'));
    if (round === 0) continue;
    news.push(Math.max(0, last - acknowledged));
    made.push(...first);
    for (const each of people) {
      kept.push(await timed(each, '/api/board'));
      bare.push(await timed(each, '/api/health'));
    }
  }
  const beside = `a request that does nothing: ${milliseconds(samplesOf(bare))}`;
  return [
    {
      work: 'board of the whole profile over HTTP, made anew, median',
      measured: milliseconds(samplesOf(made)),
      beside,
      value: samplesOf(made).median / 1000,
      limit: 0.01,
      unit: 's',
      better: 'lower',
    },
    {
      work: 'the same, made before for the same person, median',
      measured: milliseconds(samplesOf(kept)),
      beside,
      value: samplesOf(kept).median / 1000,
      limit: 0.01,
      unit: 's',
      better: 'lower',
    },
    {
      work: `news from its acknowledgement to the last of ${open.length} open boards, median`,
      measured: milliseconds(samplesOf(news)),
      beside: `slowest of ${rounds}: ${Math.max(...news).toFixed(0)} ms`,
      value: samplesOf(news).median / 1000,
      limit: 0.25,
      unit: 's',
      better: 'lower',
    },
  ];
}

async function timed(visitor: GateVisitor, path: string): Promise<number> {
  const started = performance.now();
  const { status } = await visitor.ask('GET', path);
  if (status !== 200) throw new Error(`${path} answers ${status}.`);
  return performance.now() - started;
}

async function revisionOf(visitor: GateVisitor): Promise<number> {
  return ((await visitor.ask('GET', '/api/board')).body as { readonly revision: number }).revision;
}

/** Until nothing waits to be sealed and the revision has stood still for half a second. */
async function settled(visitor: GateVisitor): Promise<void> {
  for (let before = -1; ; ) {
    const { body } = await visitor.ask('GET', '/api/board');
    const { revision, record } = body as { readonly revision: number; readonly record: { readonly waiting: number } };
    if (revision === before && record.waiting === 0) return;
    before = revision;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
