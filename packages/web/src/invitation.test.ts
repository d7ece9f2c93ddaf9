import {
  armourOfAssertion,
  canonicalize,
  parsePublicKey,
  signedData,
  verifyRegistration,
  verifySignature,
} from '@sallyport/record';
import { fingerprintWords } from '@sallyport/server';
import type { ProvePossession, RegisterPasskeys } from '@sallyport/server/contract';
import { expect, test } from 'vitest';
import { nobody, visit } from './testing/canned/identity.ts';
import { invitation } from './testing/canned/people.ts';
import { cannedPages } from './testing/canned-pages.ts';
import { axeFindings, openScreen } from './testing/chromium.ts';
import { addAuthenticator } from './testing/virtual-passkey.ts';

const pages = cannedPages();
const namespace = 'trust@sallyport.dev';

/** Registers as the server does. `roles` and `words` are what a bad server says in place of the right ones. */
function registering(roles: readonly string[], words?: string) {
  const known = { publicKey: '', request: '' };
  pages.server.answer({
    'GET /api/visit': nobody,
    'POST /api/invitations/register': ({ signing }: RegisterPasskeys) => {
      const made = verifyRegistration(
        {
          authenticatorData: Buffer.from(signing.authenticatorData, 'base64url'),
          clientDataJSON: Buffer.from(signing.clientDataJSON, 'base64url'),
        },
        {
          challenge: Buffer.from(invitation.signing.challenge, 'base64url'),
          origins: [pages.server.origin],
          rpId: 'localhost',
        },
      );
      known.publicKey = made.publicKey;
      known.request = canonicalize({
        format: 'sallyport-enrolment/v1',
        person: invitation.person,
        name: invitation.name,
        email: null,
        roles: [...roles],
        publicKey: made.publicKey,
      });
      return {
        request: known.request,
        challenge: signedData(namespace, Buffer.from(known.request)).toString('base64url'),
        fingerprint: made.fingerprint,
        words: words ?? fingerprintWords(made.fingerprint),
      };
    },
    'POST /api/invitations/prove': () => {
      pages.server.answer({ 'GET /api/visit': visit });
      return { status: 204, value: null };
    },
  });
  return known;
}

test('two passkeys, a proof that verifies, and six words to compare', async () => {
  const known = registering(['legal']);
  const { page, context, complaints, close } = await openScreen(pages.browser);
  await addAuthenticator(context, page);
  await page.goto(`${pages.server.origin}/invitation#${'x'.repeat(43)}`);
  await page.getByRole('button', { name: 'Make the passkey to log in' }).click();
  await page.getByRole('button', { name: 'Make the passkey to sign with' }).click();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByRole('button', { name: 'Go to what waits for me' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const proved = pages.server.asked.find(({ route }) => route.endsWith('/prove'))?.body as ProvePossession;
  const message = Buffer.from(known.request);
  expect(await page.locator('.words').innerText()).toBe(fingerprintWords(parsePublicKey(known.publicKey).fingerprint));
  const armour = armourOfAssertion(
    known.publicKey,
    {
      authenticatorData: Buffer.from(proved.assertion.authenticatorData, 'base64url'),
      clientDataJSON: Buffer.from(proved.assertion.clientDataJSON, 'base64url'),
      signature: Buffer.from(proved.assertion.signature, 'base64url'),
    },
    { namespace, message },
  );
  expect(verifySignature(armour, message, namespace).publicKey).toBe(known.publicKey);
  const registered = pages.server.asked.find(({ route }) => route.endsWith('/register'))?.body as RegisterPasskeys;
  expect(registered.login.credential).not.toBe(registered.signing.credential);
  expect(complaints).toEqual([]);
  await close();
});

test.each<[string, readonly string[], string | undefined, string]>([
  ['a request for more than the invitation', ['legal', 'pm'], undefined, 'it asks for other roles'],
  [
    'a key whose words are of another',
    ['legal'],
    'bafob gudon bagif lizur nopan tukis',
    'its words are of another key',
  ],
])('%s is not proved', async (_, roles, words, sentence) => {
  registering(roles, words);
  const { page, context, close } = await openScreen(pages.browser);
  await addAuthenticator(context, page);
  await page.goto(`${pages.server.origin}/invitation#${'x'.repeat(43)}`);
  await page.getByRole('button', { name: 'Make the passkey to log in' }).click();
  await page.getByRole('button', { name: 'Make the passkey to sign with' }).click();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByText(sentence).waitFor();
  expect(pages.server.asked.some(({ route }) => route.endsWith('/prove'))).toBe(false);
  await close();
});
