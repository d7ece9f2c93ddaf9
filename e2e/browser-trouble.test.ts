import { openStore } from '@sallyport/store';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openChromium } from './browser/chromium.ts';
import { acceptInvitation, goTo, invite, tickCompared } from './browser/enrolment.ts';
import { type LanternRoom, openLanternRoom, sealBaseline } from './browser/lantern-room.ts';
import { accept, acceptEverything, reject, signDialog, signHere } from './browser/sign-here.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

let browser: Browser;
let room: LanternRoom;

beforeAll(async () => {
  browser = await openChromium();
  room = await openLanternRoom(browser);
});
afterAll(async () => {
  await room?.close();
  await browser?.close();
});

beforeEach(({ onTestFailed }) => onTestFailed(async () => await room.leavePictures('trouble')));

/** Opens the dialog for one thing that waits, and waits until everything is shown. */
async function showDraft(page: Page, what: RegExp, fill: (dialog: Locator) => Promise<void>): Promise<Locator> {
  await goTo(page, 'For me');
  await page.getByRole('button', { name: what }).first().click();
  const dialog = signDialog(page);
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Show me what I sign' }).click();
  await dialog.getByRole('button', { name: 'Sign with my passkey' }).waitFor();
  return dialog;
}

/** How many statements of theirs the page of somebody shows. */
async function signedBy(page: Page): Promise<number> {
  await goTo(page, 'For me');
  const line = await page.getByText(/You have signed \d+ statements?/).innerText();
  return Number(/\d+/.exec(line)?.[0]);
}

/** The small gate does without most of its profile: three rounds of signatures. */
async function signDeviations(page: Page): Promise<void> {
  await goTo(page, 'Board');
  const button = page.getByRole('button', { name: /^Sign for \d+ deviations?$/ });
  for (let left = await button.innerText(); left !== ''; ) {
    await button.click();
    await signHere(page, async (dialog) => {
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Not in this test.');
    });
    await page.getByRole('button', { name: left, exact: true }).waitFor({ state: 'detached' });
    left = (await button.isVisible()) ? await button.innerText() : '';
  }
}

/** Waits until what a receipt names is in what everybody is shown: what waits for the next person rests on it. */
async function shownToAll(page: Page, receipt: string): Promise<void> {
  const digests = receipt.match(/\b[0-9a-f]{64}\b/gu) ?? [];
  expect(digests).not.toEqual([]);
  const paths = digests.map((digest) => `/api/record/statements/${digest}`);
  await expect
    .poll(
      async () =>
        await page.evaluate(async (all) => Promise.all(all.map(async (each) => (await fetch(each)).ok)), paths),
    )
    .toEqual(paths.map(() => true));
}

/** One after the other, each once the page has followed what the others did; who has nothing to sign is passed over. */
async function signWhatWaits(...people: readonly string[]): Promise<void> {
  for (const id of people) {
    const page = room.page(id);
    await page.goto(`${room.server.origin}/`);
    await page.getByText(/You have signed \d+ statements?/).waitFor();
    if (!(await page.getByRole('region', { name: 'To read and sign' }).isVisible())) continue;
    await shownToAll(page, await acceptEverything(page));
  }
}

/** Waits until the server shows the terms as they are committed now: it looks at its branches every three seconds. */
async function seen(text: RegExp): Promise<void> {
  const page = room.page('mira');
  await page.goto(`${room.server.origin}/documents/docs/terms.md`);
  for (let round = 0; round < 30 && !(await page.getByText(text).isVisible()); round += 1) {
    await page.waitForTimeout(1000);
    await page.reload();
  }
  await page.getByText(text).waitFor();
}

test('a link that was used, that a newer one replaced, or that expired says so, and what to do', async () => {
  await room.enter('stranger');
  const page = room.page('stranger');
  await page.goto(room.server.firstLink());
  await page.getByText('This link was used before; each works once.').waitFor();
  await page.getByText('If it was not, tell who invited you at once.').waitFor();
  const guest = { id: 'gast', name: 'Gast', titles: [] };
  const older = await invite(room.page('mira'), guest);
  const newer = await invite(room.page('mira'), guest);
  await page.goto('about:blank');
  await page.goto(older);
  await page.getByText('A newer link took the place of this one.').waitFor();
  const store = await openStore(room.database);
  await store.db
    .updateTable('invitations')
    .set({ expires: '2026-01-01T00:00:00Z' })
    .where('person', '=', 'gast')
    .execute();
  await store.close();
  await page.goto('about:blank');
  await page.goto(newer);
  await page.getByText('This link expired on 2026-01-01T00:00:00Z.').waitFor();
  await page.getByText('Ask who invited you for a new one.').waitFor();
});

test('of two tabs that sign at once one gets through, and the other keeps what was typed', async () => {
  const one = room.page('noor');
  const before = await signedBy(one);
  const other = await room.visitor('noor').openTab();
  await other.goto(room.server.origin);
  const first = await showDraft(one, /^Answer (?!all)/, accept);
  const second = await showDraft(other, /^Answer (?!all)/, (dialog) => reject(dialog, 'The other tab disagrees.'));
  await first.getByRole('button', { name: 'Sign with my passkey' }).click();
  await first.getByRole('button', { name: 'Done' }).click();
  await second.getByRole('button', { name: 'Sign with my passkey' }).click();
  await second.getByRole('alert').getByText('You signed something in another window meanwhile.').waitFor();
  expect(await second.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('The other tab disagrees.');
  await other.close();
  await expect.poll(() => signedBy(one), { timeout: 60_000 }).toBe(before + 1);
});

test('a document that changes while the dialog is open is not signed for, and the reason stays', async () => {
  const page = room.page('lena');
  const before = await signedBy(page);
  const dialog = await showDraft(page, /^Answer Legal review of/, (form) => reject(form, 'Thirty days are too long.'));
  const text = room.project.git('show', 'HEAD:docs/terms.md');
  room.project.commit('docs/terms.md', text.replace('for 30 days, on servers', 'for 90 days, on servers'));
  await seen(/for 90 days, on servers/);
  await dialog.getByRole('button', { name: 'Sign with my passkey' }).click();
  await dialog.getByRole('alert').getByText('What you would sign for changed while this page was open.').waitFor();
  await dialog.getByText('Nothing was signed. Read it as it stands now').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Thirty days are too long.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await signedBy(page)).toBe(before);
});

test('a gate file that is edited under a poll voids it aloud; sealed again, a new poll can be opened', async () => {
  const mira = room.page('mira');
  await signDeviations(mira);
  await signWhatWaits('otto', 'noor', 'lena', 'noor');
  await goTo(mira, 'Kickoff');
  await mira.getByRole('button', { name: 'Open the kickoff' }).click();
  await signHere(mira);
  await mira.getByRole('button', { name: 'Open the roll call' }).click();
  await signHere(mira);
  await mira.getByRole('button', { name: 'GO', exact: true }).click();
  await signHere(mira);
  const gate = room.project.git('show', 'HEAD:sallyport.yaml');
  room.project.commit(
    'sallyport.yaml',
    gate.replace('minimumGrade: S', 'minimumGrade: C').replace('title: Terms,', 'title: Rules,'),
  );
  await mira.getByText('What it rests on has changed:').waitFor();
  await mira.getByText('The gate file has changed since its baseline').waitFor();
  await sealBaseline(room);
  await signWhatWaits('lena', 'noor');
  await goTo(mira, 'Kickoff');
  await mira.getByRole('button', { name: 'Open the roll call' }).click();
  await signHere(mira);
  await mira.getByText('0 of 8 stations have answered').waitFor();
});

test('a server that is killed and started again while a dialog is open loses nothing that was typed', async () => {
  const page = room.page('otto');
  await goTo(page, 'Kickoff');
  await page.getByRole('button', { name: 'NO-GO', exact: true }).click();
  const dialog = signDialog(page);
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  await reason.fill('Nobody restored a backup yet.');
  await room.server.stop('SIGKILL');
  await dialog.getByRole('button', { name: 'Show me what I sign' }).click();
  await dialog.getByRole('alert').getByText('The server does not answer.').waitFor();
  expect(await reason.inputValue()).toBe('Nobody restored a backup yet.');
  await page.getByText(/connection lost since/).waitFor();
  await room.server.start();
  await page.getByRole('banner').getByText('live').waitFor();
  await signHere(page);
  await page.getByText('“Nobody restored a backup yet.”').first().waitFor();
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await signHere(page, async (form) => {
    await form.getByRole('textbox', { name: 'Reason' }).fill('It was restored.');
  });
});

test('whoever lost both passkeys comes back by two persons, and the old ones open nothing', async () => {
  await room.enter('noor with a new phone');
  const fresh = room.visitor('noor with a new phone');
  const link = await invite(room.page('mira'), { id: 'noor', name: 'Noor Rahimi', titles: ['Security Lead'] });
  await room.page('mira').getByText('Another person who may enrol has to approve it before it opens.').waitFor();
  await fresh.page.goto(link);
  await fresh.page.getByText('A second person has not approved this link yet.').waitFor();
  const lena = room.page('lena');
  await goTo(lena, 'People');
  await lena.getByRole('button', { name: 'I know of it, and approve' }).click();
  await lena.getByRole('button', { name: 'I know of it, and approve' }).waitFor({ state: 'detached' });
  await fresh.page.goto('about:blank');
  const words = await acceptInvitation(fresh, link);
  const mira = room.page('mira');
  await goTo(mira, 'People');
  await tickCompared(mira, new Map([['Noor Rahimi', words]]));
  await mira.getByRole('button', { name: 'Enrol with 1 person' }).click();
  await signHere(mira);
  await goTo(lena, 'For me');
  await lena.getByRole('button', { name: /^Answer A change of people and roles/ }).click();
  await signHere(lena, accept);
  await mira.getByText(/Trust root 2 of/).waitFor();
  const old = room.page('noor');
  await old.goto(room.server.origin);
  await old.getByRole('heading', { name: 'You are not logged in' }).waitFor();
  await old.getByRole('button', { name: 'Log in with a passkey' }).click();
  await old.getByRole('alert').waitFor();
  // Every session of hers ended: the new passkey logs in.
  await fresh.page.goto(room.server.origin);
  await fresh.page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await goTo(fresh.page, 'Kickoff');
  await fresh.page.getByRole('button', { name: 'NO-GO', exact: true }).click();
  await signHere(fresh.page, async (form) => {
    await form.getByRole('textbox', { name: 'Reason' }).fill('My phone was stolen.');
  });
});

test('no console complained of anything but what was refused', () => {
  const others = room.complaints().filter((line) => !/Failed to load resource|ERR_CONNECTION_REFUSED/.test(line));
  expect(others).toEqual([]);
});
