import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type PublicKey, parseKeyBlob, wireString } from '@sallyport/record';
import type { BrowserContext, Page } from 'playwright-core';

export interface VirtualPasskey {
  /** How WebAuthn names it. */
  readonly credential: string;
  readonly publicKey: PublicKey;
}

/** Gives the page an authenticator whose user always says yes (CDP, domain WebAuthn). */
export async function addAuthenticator(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

/** Puts a passkey with a real P-256 key into an authenticator, as if it had been made there before. */
export async function addPasskey(
  { session, authenticatorId }: Awaited<ReturnType<typeof addAuthenticator>>,
  rpId: string,
): Promise<VirtualPasskey> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  await session.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: {
      credentialId: id.toString('base64'),
      isResidentCredential: true,
      rpId,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      userHandle: randomBytes(16).toString('base64'),
      signCount: 1,
    },
  });
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  const blob = Buffer.concat(
    ['sk-ecdsa-sha2-nistp256@openssh.com', 'nistp256', point, rpId].map((part) => wireString(part)),
  );
  return { credential: id.toString('base64url'), publicKey: parseKeyBlob(blob) };
}
