import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openChromium } from './browser/chromium.ts';
import { goTo } from './browser/enrolment.ts';
import { type LanternRoom, openLanternRoom } from './browser/lantern-room.ts';
import { readDocuments, reject, signDialog, signHere } from './browser/sign-here.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

const hour = 3_600_000;
let browser: Browser;
let room: LanternRoom;

beforeAll(async () => {
  browser = await openChromium();
  room = await openLanternRoom(browser);
  await setClock('mira', 5);
  await setClock('lena', -60);
});
afterAll(async () => {
  await room?.close();
  await browser?.close();
});

beforeEach(({ onTestFailed }) => onTestFailed(async () => await room.leavePictures('clock')));

/** From the next load on, the pages of somebody run on a device whose clock is so many hours ahead. */
async function setClock(id: string, hours: number): Promise<void> {
  await room.visitor(id).context.addInitScript((ahead: number) => {
    const RightDate = Date;
    globalThis.Date = new Proxy(RightDate, {
      construct: (target, given: readonly unknown[], as) =>
        Reflect.construct(target, given.length === 0 ? [RightDate.now() + ahead] : given, as) as Date,
      get: (target, name) => (name === 'now' ? () => RightDate.now() + ahead : (Reflect.get(target, name) as unknown)),
    });
  }, hours * hour);
  await room.page(id).reload();
}

interface Row {
  readonly digest: string;
  readonly time: string;
}

async function statements(page: Page): Promise<readonly Row[]> {
  return await page.evaluate(async () => {
    const answer = await fetch('/api/record', { headers: { accept: 'application/json' } });
    return ((await answer.json()) as { readonly statements: readonly Row[] }).statements;
  });
}

test('whose clock is hours off is told so, and by how much', async () => {
  await room
    .page('mira')
    .getByText(/The clock of this device is 5 h ahead of the server’s\./)
    .waitFor();
  await room
    .page('lena')
    .getByText(/The clock of this device is 2 d 12 h behind the server’s\./)
    .waitFor();
  expect(await room.page('noor').getByText('The clock of this device').count()).toBe(0);
});

test('the ages that they see are those that everybody sees', async () => {
  for (const id of ['mira', 'lena', 'noor']) {
    const page = room.page(id);
    await goTo(page, 'Board');
    await page.getByText(/ · looked (just now|\d+ min ago)/).waitFor();
    expect(await page.getByText(/\b\d+ h ago|\bin \d+ (h|d)\b/).count()).toBe(0);
  }
});

test('what they sign carries the server’s time, is accepted, and stands in the record like that of others', async () => {
  const wall = Date.now();
  for (const id of ['lena', 'noor']) {
    const page = room.page(id);
    await page.goto(`${room.server.origin}/`);
    await readDocuments(page);
    const before = new Set((await statements(page)).map(({ digest }) => digest));
    await page
      .getByRole('button', { name: /^Answer (?!all)/ })
      .first()
      .click();
    await signHere(page, async (dialog) => await reject(dialog, `Nobody asked ${id} before.`));
    await expect
      .poll(async () => (await statements(page)).filter(({ digest }) => !before.has(digest)).length)
      .toBeGreaterThan(0);
    const fresh = (await statements(page)).filter(({ digest }) => !before.has(digest));
    for (const { time } of fresh) expect(Math.abs(Date.parse(time) - wall)).toBeLessThan(hour);
  }
});

test('a relief ends on a day that is to come by the server’s clock', async () => {
  const page = room.page('lena');
  await goTo(page, 'Board');
  const yesterday = new Date(Date.now() - 24 * hour).toISOString().slice(0, 10);
  await page.getByRole('button', { name: /^Sign for \d+ deviations?$/ }).click();
  const dialog = signDialog(page);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Not in this test.');
  await dialog.getByLabel('Until (midnight UTC)').fill(yesterday);
  await dialog.getByRole('button', { name: 'Show me what I sign' }).click();
  await dialog.getByText('That day is over: give a later one.').waitFor();
});

test('no console complained', () => {
  expect(room.complaints()).toEqual([]);
});
