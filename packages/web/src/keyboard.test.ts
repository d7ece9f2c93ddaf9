import type { Draft, Wish } from '@sallyport/server/contract';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { board } from './testing/canned/board.ts';
import { now, visit } from './testing/canned/identity.ts';
import { cannedPages } from './testing/canned-pages.ts';
import { openScreen } from './testing/chromium.ts';
import { draftOf, receiptOf } from './testing/draft-of.ts';
import { addAuthenticator, addPasskey } from './testing/virtual-passkey.ts';

const pages = cannedPages();

/** Tabs until something with this name has the focus; everything on the way must show that it has it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element?.getAttribute('aria-label') ?? element?.closest('label')?.textContent ?? element?.textContent;
      const style = element === null ? null : getComputedStyle(element);
      return { label: label?.trim() ?? '', outlined: style !== null && style.outlineStyle !== 'none' };
    });
    expect(focused.outlined, `${focused.label} shows its focus`).toBe(true);
    if (name.test(focused.label)) return;
  }
  throw new Error(`No tab stop is called ${name.source}.`);
}

test('from the front door to a signed answer without a mouse', async () => {
  const { page, context, complaints, close } = await openScreen(pages.browser);
  const passkey = await addPasskey(await addAuthenticator(context, page), 'localhost');
  const { fingerprint } = passkey.publicKey;
  let draft: Draft | null = null;
  pages.server.answer({
    'GET /api/visit': {
      ...visit,
      person: { ...visit.person, signing: { kind: 'passkey', credential: passkey.credential, fingerprint } },
    },
    'POST /api/drafts': (wish: Wish) => {
      draft = draftOf(wish, passkey.credential, fingerprint);
      return draft;
    },
    'POST /api/drafts/draft-1/signatures': () => receiptOf(draft as unknown as Draft),
  });
  await page.goto(pages.server.origin);
  await page.locator('h1').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  await tabTo(page, /^Answer .*Tester agreement/u);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, /I accept/u);
  await page.keyboard.press('Space');
  await tabTo(page, /^Show me what I sign$/u);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign with my passkey' }).waitFor();
  await tabTo(page, /^Sign with my passkey$/u);
  await page.keyboard.press('Enter');
  await page.getByText('Receipt of Emberfall').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test('keys jump between screens, squares are one tab stop, and ? shows the keys', async () => {
  const { page, close } = await openScreen(pages.browser);
  await page.goto(pages.server.origin);
  await page.locator('h1').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByRole('heading', { level: 1, name: board.sentence }).waitFor();
  expect(await page.locator('.cells a[tabindex="0"]').count()).toBe(1);
  await page.locator('[data-cell="A1"]').focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'End', 'ArrowDown']) await page.keyboard.press(key);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('D6');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.getByRole('heading', { level: 1, name: 'Phase 7 kickoff' }).waitFor();
  await page.getByRole('button', { name: 'Publish the minutes' }).click();
  await page.getByRole('textbox').first().fill('g');
  await page.keyboard.press('b');
  expect(page.url()).toBe(`${pages.server.origin}/kickoff`);
  await close();
});

test('what happens elsewhere is on the screen, and a lost connection is said', async () => {
  const { page, close } = await openScreen(pages.browser);
  await page.goto(`${pages.server.origin}/board`);
  await page.getByText('live', { exact: true }).waitFor();
  const sentence = 'Nothing stands between us and GO.';
  pages.server.answer({ 'GET /api/board': { ...board, revision: 42, verdict: 'GO', sentence, blockers: [] } });
  pages.server.announce({ revision: 42, at: now, verdict: 'GO', door: 'closed', touches: ['board'] });
  await page.getByRole('heading', { level: 1, name: sentence }).waitFor();
  pages.server.dropEvents();
  await page.getByText(/^connection lost since/u).waitFor();
  await close();
});

test('a document that was read in another tab counts as opened in this one', async () => {
  const { page, context, close } = await openScreen(pages.browser);
  await page.goto(`${pages.server.origin}/criteria/I2`);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  const [beside] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('dialog').getByRole('link', { name: 'docs/TESTER_AGREEMENT.md' }).click(),
  ]);
  await beside.getByText('noted as opened by you').waitFor();
  await page.getByText('opened, in today’s version').waitFor();
  await close();
});
