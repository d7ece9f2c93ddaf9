import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { board } from './testing/canned/board.ts';
import { nobody, now } from './testing/canned/identity.ts';
import { problem } from './testing/canned-answers.ts';
import { cannedPages } from './testing/canned-pages.ts';
import { openScreen } from './testing/chromium.ts';

const pages = cannedPages();

/** Every page of data that is asked for, in order. */
function listen(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  return asked;
}

test('each answer of the first screen is asked for once, also when the events repeat what it says', async () => {
  const { page, complaints, close } = await openScreen(pages.browser);
  const asked = listen(page);
  await page.goto(`${pages.server.origin}/board`);
  await page.getByText('live', { exact: true }).waitFor();
  const { revision, verdict, door } = board;
  pages.server.announce({ revision, at: now, verdict, door, touches: ['board'] });
  await page.locator('.areas').waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked.toSorted()).toEqual(['/api/board', '/api/events', '/api/home', '/api/visit']);
  pages.server.announce({ revision: revision + 1, at: now, verdict, door, touches: ['board'] });
  await expect.poll(() => asked.filter((path) => path === '/api/board').length).toBe(2);
  expect(complaints).toEqual([]);
  await close();
});

test('nobody is asked anything that only somebody is told', async () => {
  pages.server.answer({ 'GET /api/visit': nobody });
  const { page, complaints, close } = await openScreen(pages.browser);
  const asked = listen(page);
  await page.goto(`${pages.server.origin}/board`);
  await page.getByRole('heading', { name: 'You are not logged in' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual(['/api/visit']);
  expect(complaints).toEqual([]);
  await close();
});

test('a first answer that is a refusal is said, and can be tried again', async () => {
  pages.server.answer({
    'GET /api/board': problem(503, 'SERVER_NOT_READY', 'The gate is being judged.', 'Try again soon.'),
  });
  const { page, close } = await openScreen(pages.browser);
  await page.goto(`${pages.server.origin}/board`);
  await page.getByText('The gate is being judged.').waitFor();
  pages.server.reset();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: board.sentence }).waitFor();
  await close();
});

test('an answer that lets wait leaves the frame standing', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { page, close } = await openScreen(pages.browser);
  await page.route('**/api/board', async (route) => {
    await promise;
    await route.continue();
  });
  await page.goto(`${pages.server.origin}/board`, { waitUntil: 'commit' });
  await page.getByText('Loading…').waitFor();
  await page.getByRole('link', { name: 'Kickoff' }).waitFor();
  resolve();
  await page.getByRole('heading', { level: 1, name: board.sentence }).waitFor();
  await close();
});

test('a square leads to its criterion without loading the page again, and back to where one was', async () => {
  const { page, complaints, close } = await openScreen(pages.browser);
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.goto(`${pages.server.origin}/board`);
  const square = page.locator('[data-cell="D2"]');
  await square.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate<number>('window.stillHere = true, scrollY');
  expect(scrolled).toBeGreaterThan(0);
  await square.click();
  await page.getByRole('heading', { level: 1, name: /^D2 / }).waitFor();
  expect(await page.evaluate('window.stillHere')).toBe(true);
  await page.goBack();
  await page.locator('.areas').waitFor();
  await expect.poll(() => page.evaluate('scrollY')).toBe(scrolled);
  await page.reload();
  await page.locator('.areas').waitFor();
  await expect.poll(() => page.evaluate('scrollY')).toBe(scrolled);
  expect(complaints).toEqual([]);
  await close();
});

test('whoever reloads on a slow line is put where they were, and not at the top', async () => {
  const { page, close } = await openScreen(pages.browser);
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.goto(`${pages.server.origin}/board`);
  await page.locator('[data-cell="D2"]').scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate<number>('scrollY');
  expect(scrolled).toBeGreaterThan(0);
  pages.server.answer({
    'GET /api/board': async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return board;
    },
  });
  await page.reload();
  await page.locator('.areas').waitFor();
  await expect.poll(() => page.evaluate('scrollY')).toBe(scrolled);
  await close();
});
