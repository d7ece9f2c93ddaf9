import type { Locator, Page } from 'playwright-core';

/** The dialog in which everything is signed. */
export function signDialog(page: Page): Locator {
  return page.getByRole('dialog');
}

/** From the form (filled in) to the receipt, through as many rounds as there are; gives the receipt of the last. */
export async function signHere(page: Page, fill?: (dialog: Locator) => Promise<void>): Promise<string> {
  const dialog = signDialog(page);
  await fill?.(dialog);
  await dialog.getByRole('button', { name: 'Show me what I sign' }).click();
  const next = dialog.getByRole('button', { name: 'Go on to the next round' });
  const done = dialog.getByRole('button', { name: 'Done' });
  for (;;) {
    await dialog.getByRole('button', { name: 'Sign with my passkey' }).click();
    await next.or(done).waitFor();
    if (!(await next.isVisible())) break;
    await next.click();
  }
  const receipt = await dialog.locator('.receipt').innerText();
  await done.click();
  return receipt;
}

/** Opens every document that waits to be read, each on its own page, and comes back. */
export async function readDocuments(page: Page): Promise<readonly string[]> {
  const list = page.getByRole('region', { name: 'To read and sign' });
  await list.waitFor();
  const paths = [...new Set(await list.locator('.papers a').allInnerTexts())];
  for (const path of paths) {
    await list.getByRole('link', { name: path, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: path, exact: true }).waitFor();
    // What may hold secrets is not shown to anybody, and so is never noted as opened.
    await page.getByText('noted as opened by you').or(page.getByText('It cannot be shown here.')).first().waitFor();
    await page.goBack();
    await list.waitFor();
  }
  return paths;
}

/** Answers "I accept" for everything that waits on the page of one's own. */
export async function acceptEverything(page: Page): Promise<string> {
  const list = page.getByRole('region', { name: 'To read and sign' });
  const all = list.getByRole('button', { name: /^Answer all \d+ at once$/ });
  const one = list.getByRole('button', { name: /^Answer/ });
  await all.or(one).first().waitFor();
  await ((await all.isVisible()) ? all : one.first()).click();
  return await signHere(page, accept);
}

export async function reject(dialog: Locator, reason: string): Promise<void> {
  await dialog.getByRole('radio', { name: /^I reject/ }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
}

export async function accept(dialog: Locator): Promise<void> {
  await dialog.getByRole('radio', { name: /^I accept/ }).check();
}
