import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { now } from '../packages/web/src/testing/canned/identity.ts';
import { type CannedServer, serveCanned } from '../packages/web/src/testing/serve-canned.ts';
import { openChromium } from './browser/chromium.ts';
import { comparePicture, difference, mostDiffering } from './browser/compare-pictures.ts';
import { readPng } from './browser/read-png.ts';
import { visit } from './browser/visitor.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Address, name of the picture, and the heading that says that the screen stands. */
const screens = [
  ['/', 'home', 'Three things wait for you.'],
  ['/board', 'board', /stand between us and GO/],
  ['/criteria/D2', 'criterion', 'D2 Nothing undeclared is reachable'],
  ['/documents/docs/TESTER_AGREEMENT.md', 'document', 'docs/TESTER_AGREEMENT.md'],
  ['/kickoff', 'kickoff', 'Phase 7 kickoff'],
  ['/people', 'people', /^Duty grade B/],
  ['/record', 'record', 'Record of emberfall.example/sallyport'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'sallyport-pictures-'));
let browser: Browser;
let server: CannedServer;

beforeAll(async () => {
  server = await serveCanned(folder);
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A screen at the moment of the canned answers, once what it shows has come. */
async function take(page: Page, path: string, heading: string | RegExp): Promise<Buffer> {
  await page.goto(server.origin + path);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.getByRole('banner').getByRole('status').getByText('live').waitFor();
  await page.waitForLoadState('networkidle');
  return await page.screenshot({ animations: 'disabled', caret: 'hide' });
}

describe.each([
  ['light', 'wide', 1280, 900, 0.5],
  ['dark', 'wide', 1280, 900, 0.5],
  ['light', 'phone', 390, 844, 1],
  ['dark', 'phone', 390, 844, 1],
] as const)('%s, %s', (colorScheme, kind, width, height, scale) => {
  test('the main screens look as they did', async () => {
    const { page, complaints, leave } = await visit(browser, { width, height, colorScheme, scale });
    await page.clock.setFixedTime(now);
    const differing: string[] = [];
    for (const [path, name, heading] of screens) {
      const line = comparePicture(`${name}-${kind}-${colorScheme}`, await take(page, path, heading));
      if (line !== null) differing.push(line);
    }
    await leave();
    expect(differing, 'Looked at them? SALLYPORT_PICTURES=keep keeps them. Needs the font Liberation Sans.').toEqual(
      [],
    );
    expect(complaints).toEqual([]);
  });
});

test('a button that is gone and an answer that is another are noticed, and the same screen is the same', async () => {
  const { page, leave } = await visit(browser, { scale: 0.5 });
  await page.clock.setFixedTime(now);
  const kickoff = async (): Promise<Buffer> => await take(page, '/kickoff', 'Phase 7 kickoff');
  const before = readPng(await kickoff());
  expect(difference(before, readPng(await kickoff()))).toBeLessThan(mostDiffering);
  for (const change of [
    'document.querySelector("aside button").style.visibility = "hidden"',
    '[...document.querySelectorAll("main strong")].find((node) => node.textContent === "GO").textContent = "NO-GO"',
  ]) {
    await kickoff();
    await page.evaluate(change);
    const after = readPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    expect(difference(before, after), change).toBeGreaterThan(mostDiffering);
  }
  await leave();
});

test('kept pictures are small', () => {
  const kept = join(import.meta.dirname, 'browser', 'pictures');
  const large = readdirSync(kept).filter((name) => statSync(join(kept, name)).size > 100_000);
  expect(large).toEqual([]);
  expect(readdirSync(kept)).toHaveLength(screens.length * 4);
});
