import { readFileSync } from 'node:fs';
import { armourOfAssertion, preAuthEncoding, signedData, verifySignature } from '@sallyport/record';
import type { Draft, Signatures, Wish } from '@sallyport/server/contract';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit } from './testing/canned/identity.ts';
import { problem } from './testing/canned-answers.ts';
import { cannedPages } from './testing/canned-pages.ts';
import { axeFindings, openScreen } from './testing/chromium.ts';
import { draftOf, receiptOf, shownText } from './testing/draft-of.ts';
import { addAuthenticator, addPasskey, type VirtualPasskey } from './testing/virtual-passkey.ts';

const pages = cannedPages();
const namespace = 'signoff@sallyport.dev';

/** A person with a signing passkey, and a server that drafts for it. `change` is what a bad server does to a draft. */
async function signer(change: (draft: Draft) => Draft = (draft) => draft) {
  const screen = await openScreen(pages.browser);
  const passkey = await addPasskey(await addAuthenticator(screen.context, screen.page), 'localhost');
  const drafts: Draft[] = [];
  const { fingerprint } = passkey.publicKey;
  const signing = { kind: 'passkey', credential: passkey.credential, fingerprint };
  pages.server.answer({
    'GET /api/visit': { ...visit, person: { ...visit.person, signing } },
    'POST /api/drafts': (wish: Wish) => {
      const draft = change(draftOf(wish, passkey.credential, fingerprint));
      drafts.push(draft);
      return draft;
    },
    'POST /api/drafts/draft-1/signatures': () => receiptOf(drafts.at(-1) as Draft),
  });
  return { ...screen, passkey, drafts };
}

async function showDraft(page: Page): Promise<void> {
  await page.goto(`${pages.server.origin}/criteria/I2`);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByRole('radio', { name: /^I accept/u }).check();
  await page.getByRole('button', { name: 'Show me what I sign' }).click();
}

/** The signature that the page sent for the newest draft, as the record would verify it. */
function verifySent(draft: Draft | undefined, passkey: VirtualPasskey): void {
  const sent = pages.server.asked.find(({ route }) => route.endsWith('/signatures'))?.body as Signatures | undefined;
  const [assertion] = sent?.assertions ?? [];
  const [statement] = draft?.statements ?? [];
  if (assertion === undefined || statement === undefined) throw new Error('nothing was signed');
  const message = preAuthEncoding(Buffer.from(statement.bytes, 'base64'));
  const clientData = Buffer.from(assertion.clientDataJSON, 'base64url');
  const { challenge } = JSON.parse(clientData.toString('utf8')) as { readonly challenge: string };
  expect(Buffer.from(challenge, 'base64url').equals(signedData(namespace, message))).toBe(true);
  const armour = armourOfAssertion(
    passkey.publicKey.text,
    {
      authenticatorData: Buffer.from(assertion.authenticatorData, 'base64url'),
      clientDataJSON: clientData,
      signature: Buffer.from(assertion.signature, 'base64url'),
    },
    { namespace, message },
  );
  expect(verifySignature(armour, message, namespace).fingerprint).toBe(passkey.publicKey.fingerprint);
}

test('what was opened is in the wish, the whole text is shown, and the passkey signs exactly the statement', async () => {
  const { page, passkey, drafts, complaints, close } = await signer();
  await page.goto(`${pages.server.origin}/documents/docs/TESTER_AGREEMENT.md`);
  await page.getByText('noted as opened by you').waitFor();
  await showDraft(page);
  expect(await page.getByLabel('The text that you sign').textContent()).toBe(shownText);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign with my passkey' }).click();
  await page.getByText('Receipt of Emberfall').waitFor();
  expect(pages.server.asked.find(({ route }) => route === 'POST /api/drafts')?.body).toMatchObject({
    act: 'answer',
    about: ['I2'],
    answer: 'accepted',
    opened: [{ name: 'docs/TESTER_AGREEMENT.md' }],
  });
  verifySent(drafts[0], passkey);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the receipt' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toContain(drafts[0]?.statements[0]?.digest);
  expect(complaints).toEqual([]);
  await close();
});

test('a server that swaps the statement is told on, and the passkey is not asked (attack 23)', async () => {
  const { page, close } = await signer((draft) => ({ ...draft, text: `${draft.text}and the penalty clause` }));
  await showDraft(page);
  await page.getByText('the text that it binds is not what this page shows').waitFor();
  expect(await page.getByRole('button', { name: 'Sign with my passkey' }).count()).toBe(0);
  expect(pages.server.asked.filter(({ route }) => route.endsWith('/signatures'))).toEqual([]);
  await close();
});

test('what was typed survives a refusal, a closed dialog and a reload', async () => {
  const { page, close } = await signer();
  pages.server.answer({
    'POST /api/drafts': problem(
      409,
      'SERVER_CHANGED',
      'The agreement changed while you had it open.',
      'Read what changed.',
    ),
  });
  await page.goto(`${pages.server.origin}/criteria/I2`);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByRole('radio', { name: /^I reject/u }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Section 4 promises less than the law.');
  await page.getByRole('button', { name: 'Show me what I sign' }).click();
  await page.getByText('The agreement changed while you had it open.').waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByRole('radio', { name: /^I reject/u }).check();
  expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe(
    'Section 4 promises less than the law.',
  );
  await close();
});

test('a session that ended in the middle is taken up again where it stood', async () => {
  const { page, close, passkey } = await signer();
  pages.server.answer({
    'POST /api/drafts': problem(401, 'SERVER_NO_SESSION', 'Your session ended.', 'Log in again.'),
    'POST /api/login/options': { challenge: 'B'.repeat(43), rpId: 'localhost', timeout: 60_000 },
    'POST /api/login': () => {
      pages.server.answer({
        'POST /api/drafts': (wish: Wish) => draftOf(wish, passkey.credential, passkey.publicKey.fingerprint),
      });
      return { status: 204, value: null };
    },
  });
  await showDraft(page);
  await page.getByRole('button', { name: 'Log in again, and go on here' }).click();
  await page.getByRole('button', { name: 'Show me what I sign' }).click();
  await page.getByRole('button', { name: 'Sign with my passkey' }).waitFor();
  await close();
});

test('a login challenge that could be a statement is refused', async () => {
  const challenge = Buffer.concat([Buffer.from('SSHSIG'), Buffer.alloc(40)]).toString('base64url');
  const { page, close } = await signer();
  pages.server.answer({
    'GET /api/visit': { ...visit, person: null },
    'POST /api/login/options': { challenge, rpId: 'localhost', timeout: 60_000 },
  });
  await page.goto(`${pages.server.origin}/login`);
  await page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await page.getByText('What came as a login could be a statement to sign.').waitFor();
  expect(pages.server.asked.map(({ route }) => route)).toEqual(['POST /api/login/options']);
  await close();
});

test('a receipt that the server no longer knows is missed aloud (attack 5)', async () => {
  const { page, close } = await signer();
  await showDraft(page);
  await page.getByRole('button', { name: 'Sign with my passkey' }).click();
  await page.getByText('Receipt of Emberfall').waitFor();
  await page.goto(`${pages.server.origin}/record`);
  await page.getByText('This browser has receipts for 1 statement that this record does not show').waitFor();
  await close();
});
