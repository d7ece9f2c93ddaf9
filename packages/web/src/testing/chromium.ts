import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { now } from './canned/identity.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium. Throws where there is none: screens that nobody looked at are not tested. */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env['SALLYPORT_CHROMIUM'] ?? places.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error('There is no Chromium here: apt-get install chromium');
  return chromium.launch({
    executablePath,
    // As root in a container there is no sandbox to be had; the pages are our own, and nothing leaves loopback.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'],
  });
}

export interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console complained about, and what was thrown. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface Looks {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  /** What the clock of the device says; else what the server's does. */
  readonly clock?: string;
}

/** A page in a browser of its own, at the moment of the canned answers. */
export async function openScreen(
  browser: Browser,
  { scheme = 'light', width = 1280, clock = now }: Looks = {},
): Promise<Screen> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.clock.setFixedTime(clock);
  return { page, context, complaints, close: () => context.close() };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** What axe finds on the page as it stands, one line each. It is run past the page's own policy, as an extension is. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<Found>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
