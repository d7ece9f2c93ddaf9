import { existsSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Budget, Measurement } from './budget.ts';
import { samplesOf } from './interleave.ts';
import { type ServedEmberfall, servedEmberfall } from './served-emberfall.ts';

const rounds = 7;
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
      const visits: Visit[] = [];
      for (let round = 0; round <= rounds; round++) {
        const context = await browser.newContext();
        visits.push(await firstVisit(context, served));
        await context.close();
      }
      return lines(visits.slice(1));
    } finally {
      await browser.close();
      await served.stop();
    }
  },
};

interface Visit {
  /** Bytes over the wire with their headers. */
  readonly files: number;
  readonly answers: number;
  /** Milliseconds from the navigation. */
  readonly verdict: number;
  readonly usable: number;
}

/** Runs in the page: notes when the verdict stands there, then presses the first button and notes its answer. */
const watcher = `(() => {
  const marks = (window.sallyportMarks = {});
  const look = () => {
    const word = document.querySelector('.verdict .word');
    if (word?.textContent && marks.verdict === undefined) {
      marks.verdict = performance.now();
      document.querySelector('header button[aria-label="Keys"]')?.click();
    }
    if (document.querySelector('dialog[open]') && marks.usable === undefined)
      requestAnimationFrame(() => requestAnimationFrame(() => { marks.usable ??= performance.now(); }));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
})();`;

async function firstVisit(context: BrowserContext, served: ServedEmberfall): Promise<Visit> {
  const visitor = await served.logIn('mira');
  const [name = '', value = ''] = visitor.cookie().split('=');
  await context.addCookies([{ name, value, url: served.origin }]);
  await context.addInitScript(watcher);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const asked = new Map<string, string>();
  const bytes = { files: 0, answers: 0 };
  session.on('Network.requestWillBeSent', ({ requestId, request }) =>
    asked.set(requestId, new URL(request.url).pathname),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[asked.get(requestId)?.startsWith('/api/') === true ? 'answers' : 'files'] += encodedDataLength;
  });
  await page.goto(`${served.origin}/board`);
  const marks = await marksOf(page);
  return { ...bytes, ...marks };
}

/** Asks seldom, so that asking does not slow down what is measured. */
async function marksOf(page: Page): Promise<Pick<Visit, 'verdict' | 'usable'>> {
  for (let asked = 0; asked < 150; asked++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const marks = (await page.evaluate('window.sallyportMarks')) as Partial<Visit>;
    if (marks.verdict !== undefined && marks.usable !== undefined)
      return { verdict: marks.verdict, usable: marks.usable };
  }
  throw new Error('The board was not usable within half a minute.');
}

function lines(visits: readonly Visit[]): readonly Measurement[] {
  const kilobytes = (of: 'files' | 'answers'): number => Math.max(...visits.map((visit) => visit[of])) / 1000;
  const times = (of: 'verdict' | 'usable') => samplesOf(visits.map((visit) => visit[of]));
  const { min, median } = times('usable');
  return [
    {
      work: 'first page: everything that the board loads, compressed, with headers',
      measured: `${kilobytes('files').toFixed(1)} KB`,
      beside: `and ${kilobytes('answers').toFixed(1)} KB of answers`,
      value: kilobytes('files') / 1000,
      limit: 0.15,
      unit: 'MB',
      better: 'lower',
    },
    {
      work: `the same, until its first button answers, processor ${slower} × slower`,
      measured: `${min.toFixed(0)} ms (median ${median.toFixed(0)})`,
      beside: `verdict visible: ${times('verdict').min.toFixed(0)} ms`,
      value: min / 1000,
      limit: 1,
      unit: 's',
      better: 'lower',
    },
  ];
}
