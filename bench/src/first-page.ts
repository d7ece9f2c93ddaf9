import { existsSync } from 'node:fs';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import type { Budget, Measurement } from './budget.ts';
import { type FirstPageMarks, firstPageWatcher } from './first-page-watcher.ts';
import { samplesOf } from './interleave.ts';
import { type ServedEmberfall, servedEmberfall } from './served-emberfall.ts';

const rounds = 9;
const slower = 4;
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The board as the first page of somebody who has nothing in the cache, on a processor that is four times slower. */
export const firstPage: Budget = {
  name: 'first-page',
  async measure(): Promise<readonly Measurement[]> {
    const executablePath = process.env['SALLYPORT_CHROMIUM'] ?? places.find((place) => existsSync(place));
    if (executablePath === undefined) throw new Error('There is no Chromium here: apt-get install chromium');
    const served = await servedEmberfall();
    const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'];
    const browser = await chromium.launch({ executablePath, headless: true, args });
    try {
      // Apart, and first: who watches the network takes time of what is timed, and the first visit warms up the server.
      const transferred = await inFirstVisit(await browser.newContext(), served, transferredBy);
      const visits: FirstPageMarks[] = [];
      const busy: number[] = [];
      for (let round = 0; round < rounds; round++) {
        visits.push(await inFirstVisit(await browser.newContext(), served, slowlyUsable));
        busy.push(await inFirstVisit(await browser.newContext(), served, processorTime));
      }
      return lines(transferred, visits, busy);
    } finally {
      await browser.close();
      await served.stop();
    }
  },
};

/** Bytes over the wire with their headers. */
interface Transferred {
  readonly files: number;
  readonly answers: number;
}

interface Visit {
  readonly page: Page;
  readonly session: CDPSession;
  /** Goes to the board and resolves when all of it stands and its first button has answered. */
  readonly go: () => Promise<FirstPageMarks>;
}

async function inFirstVisit<T>(
  context: BrowserContext,
  served: ServedEmberfall,
  measure: (visit: Visit) => Promise<T>,
): Promise<T> {
  const visitor = await served.logIn('mira');
  const [name = '', value = ''] = visitor.cookie().split('=');
  await context.addCookies([{ name, value, url: served.origin }]);
  await context.addInitScript(firstPageWatcher);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  async function go(): Promise<FirstPageMarks> {
    await page.goto(`${served.origin}/board`);
    return await marksOf(page);
  }
  const measured = await measure({ page, session, go });
  await context.close();
  return measured;
}

async function transferredBy({ page, session, go }: Visit): Promise<Transferred> {
  const asked = new Map<string, string>();
  const bytes = { files: 0, answers: 0 };
  session.on('Network.requestWillBeSent', ({ requestId, request }) =>
    asked.set(requestId, new URL(request.url).pathname),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[asked.get(requestId)?.startsWith('/api/') === true ? 'answers' : 'files'] += encodedDataLength;
  });
  await session.send('Network.enable');
  await go();
  // What is asked for after the page stands belongs to the visit too.
  await page.waitForTimeout(500);
  return bytes;
}

async function slowlyUsable({ session, go }: Visit): Promise<FirstPageMarks> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return await go();
}

/** Milliseconds of processor time that the page's main thread has worked once all of it stands, at full speed. */
async function processorTime({ session, go }: Visit): Promise<number> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await go();
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Asks seldom, so that asking does not slow down what is measured. */
async function marksOf(page: Page): Promise<FirstPageMarks> {
  for (let asked = 0; asked < 150; asked++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { visible, usable, whole } = (await page.evaluate('window.sallyportMarks')) as Partial<FirstPageMarks>;
    if (visible !== undefined && usable !== undefined && whole !== undefined) return { visible, usable, whole };
  }
  throw new Error('The board was not usable within half a minute.');
}

function lines(
  { files, answers }: Transferred,
  visits: readonly FirstPageMarks[],
  busy: readonly number[],
): readonly Measurement[] {
  const times = (of: keyof FirstPageMarks) => samplesOf(visits.map((visit) => visit[of]));
  const { min, median } = times('usable');
  const others = `visible ${times('visible').min.toFixed(0)} ms, whole ${times('whole').min.toFixed(0)} ms`;
  return [
    {
      work: 'first page: everything that the board loads, compressed, with headers',
      measured: `${(files / 1000).toFixed(1)} KB`,
      beside: `and ${(answers / 1000).toFixed(1)} KB of answers`,
      value: files / 1_000_000,
      limit: 0.15,
      unit: 'MB',
      better: 'lower',
    },
    {
      work: `verdict and first blockers stand, and a button pressed then has answered, processor ${slower} × slower`,
      measured: `${min.toFixed(0)} ms (median ${median.toFixed(0)})`,
      beside: `${others}; processor time at full speed ${samplesOf(busy).min.toFixed(0)} ms`,
      value: min / 1000,
      limit: 1,
      unit: 's',
      better: 'lower',
    },
  ];
}
