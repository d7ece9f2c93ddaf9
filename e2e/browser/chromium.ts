import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian's Chromium without a window. Throws where there is none: a suite that could not look is a failure. */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env['SALLYPORT_CHROMIUM'] ?? places.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error('There is no Chromium here: apt-get install chromium');
  return await chromium.launch({
    executablePath,
    headless: true,
    // As root in a container there is no sandbox to be had; the pages are our own, and nothing leaves loopback.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'],
  });
}
