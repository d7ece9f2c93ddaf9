import type { Page } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** Opens a link, makes both passkeys and proves the second; gives the six words that the page shows. */
export async function acceptInvitation({ page }: Visitor, link: string): Promise<string> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Make the passkey to log in' }).click();
  await page.getByRole('button', { name: 'Make the passkey to sign with' }).click();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByRole('button', { name: 'Go to what waits for me' }).waitFor();
  const words = await page.locator('.words').innerText();
  await page.getByRole('button', { name: 'Go to what waits for me' }).click();
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  return words;
}

export interface Invitee {
  readonly id: string;
  readonly name: string;
  /** Titles of the roles, as the form shows them. */
  readonly titles: readonly string[];
}

/** Fills in the form of the people screen and gives the link that it shows once. */
export async function invite(page: Page, member: Invitee): Promise<string> {
  await goTo(page, 'People');
  const form = page.getByRole('region', { name: 'Invite somebody' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(member.name);
  await form.getByRole('textbox', { name: 'Short name' }).fill(member.id);
  for (const title of member.titles) await form.getByRole('checkbox', { name: title }).check();
  const before = await form.getByRole('status').count();
  const last = before === 0 ? null : await form.getByRole('status').locator('code').innerText();
  await form.getByRole('button', { name: 'Make the link' }).click();
  const link = form
    .getByRole('status')
    .locator('code')
    .filter({ hasNotText: last ?? 'no link yet' });
  return await link.innerText();
}

/** Ticks everybody whose words, by name, are the same on the screen as what that person read out. */
export async function tickCompared(page: Page, words: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, said] of words) {
    const row = page.getByRole('region', { name: 'Invited' }).getByRole('listitem').filter({ hasText: name });
    await row.getByText(said, { exact: true }).waitFor();
    await row.getByRole('checkbox', { name: `I heard these six words from ${name}` }).check();
  }
}

/** Follows a link of the bar on top. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click();
}
