import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { board } from './testing/canned/board.ts';
import { now } from './testing/canned/identity.ts';
import { cannedPages } from './testing/canned-pages.ts';
import { axeFindings, openScreen } from './testing/chromium.ts';

// Chromium on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 240_000 });

const pages = cannedPages();
const hour = 3_600_000;

function shifted(hours: number): string {
  return new Date(Date.parse(now) + hours * hour).toISOString();
}

/** Everything that a screen says, once it stands. */
async function said(page: Page, path: string): Promise<string> {
  await page.goto(`${pages.server.origin}${path}`);
  await page.getByText('live', { exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  return await page.locator('main').innerText();
}

test('a device whose clock is hours off shows the same ages and deadlines as one whose clock is right', async () => {
  const right = await openScreen(pages.browser);
  const ahead = await openScreen(pages.browser, { clock: shifted(31) });
  const behind = await openScreen(pages.browser, { clock: shifted(-7) });
  for (const path of ['/board', '/criteria/D2', '/record']) {
    const words = await said(right.page, path);
    expect(await said(ahead.page, path)).toBe(words);
    expect(await said(behind.page, path)).toBe(words);
  }
  expect(await right.page.getByText('The clock of this device').count()).toBe(0);
  await ahead.page.getByText(/The clock of this device is 1 d 7 h ahead of the server’s\./u).waitFor();
  await behind.page.getByText(/The clock of this device is 7 h behind the server’s\./u).waitFor();
  expect(await axeFindings(behind.page)).toEqual([]);
  for (const { complaints, close } of [right, ahead, behind]) {
    expect(complaints).toEqual([]);
    await close();
  }
});

test('how long a roll call is still open is counted by the server’s clock', async () => {
  const { page, close } = await openScreen(pages.browser, { clock: shifted(22) });
  await page.goto(`${pages.server.origin}/kickoff`);
  await page.getByText(/23 h left/u).waitFor();
  await close();
});

test('a clock that is set right while the page is open is no trouble any more', async () => {
  const { page, close } = await openScreen(pages.browser, { clock: shifted(5) });
  await page.goto(`${pages.server.origin}/board`);
  await page.getByText(/5 h ahead of the server’s/u).waitFor();
  await page.clock.setFixedTime(now);
  const { revision, verdict, door } = board;
  await page.getByText('live', { exact: true }).waitFor();
  pages.server.announce({ revision: revision + 1, at: now, verdict, door, touches: ['board'] });
  await page.getByText(/The clock of this device/u).waitFor({ state: 'detached' });
  await close();
});

test('a screen whose events were refused follows again when they are to be had, and asks for what it missed', async () => {
  const { page, close } = await openScreen(pages.browser);
  await page.goto(`${pages.server.origin}/board`);
  await page.getByText('live', { exact: true }).waitFor();
  pages.server.dropEvents();
  const refused = await page.waitForResponse((response) => response.url().endsWith('/api/events'));
  expect(refused.status()).toBe(503);
  await page.getByText(/^connection lost since/u).waitFor();
  pages.server.reset();
  const sentence = 'Nothing stands between us and GO.';
  pages.server.answer({ 'GET /api/board': { ...board, revision: 42, sentence, blockers: [] } });
  await page.getByRole('heading', { level: 1, name: sentence }).waitFor();
  await page.getByText('live', { exact: true }).waitFor();
  await close();
});
