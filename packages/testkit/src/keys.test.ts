import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Signer, verifyAssertion, verifyRegistration, verifySignature } from '@sallyport/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from './keys.ts';
import { simulatedPasskey } from './simulated-passkey.ts';

const message = Buffer.from('what is signed');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-keys-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Throws unless stock ssh-keygen calls it a good signature by the signer's key. */
async function verifyWithStock(signer: Signer): Promise<void> {
  writeFileSync(join(folder, 'signers'), `ada namespaces="signoff@sallyport.dev" ${signer.publicKey}\n`);
  writeFileSync(join(folder, 'sig'), await signer.sign('signoff@sallyport.dev', message));
  const args = ['-Y', 'verify', '-f', join(folder, 'signers'), '-I', 'ada', '-n', 'signoff@sallyport.dev'];
  execFileSync('ssh-keygen', [...args, '-s', join(folder, 'sig')], {
    input: message,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

describe('test keys', () => {
  it.each(['ed25519', 'ecdsa', 'rsa'] as const)('of type %s sign what stock ssh-keygen accepts', async (type) => {
    await verifyWithStock((await makeKey({ type })).signer);
    const stock = await makeKey({ type, dir: folder });
    expect(stock.file).toBe(join(folder, `id_${type}`));
    await verifyWithStock(stock.signer);
  });

  it('are the same for the same seed, and others for others', async () => {
    const [one, same, other] = await Promise.all(
      ['ada', 'ada', 'bo'].map((seed) => makeKey({ type: 'ed25519', seed })),
    );
    expect(one?.publicKey).toBe(same?.publicKey);
    expect(one?.publicKey.fingerprint).not.toBe(other?.publicKey.fingerprint);
  });
});

describe('a simulated passkey', () => {
  it('signs what stock ssh-keygen accepts, even with nobody present, which only we refuse', async () => {
    const passkey = simulatedPasskey();
    await verifyWithStock(passkey.signer);
    await verifyWithStock(passkey.with({ flags: 0x00 }));
    await verifyWithStock(passkey.with({ more: { other: true } }));
  });

  it('of either algorithm answers a page as it signs', async () => {
    const challenge = Buffer.alloc(32, 1);
    for (const algorithm of ['ES256', 'RS256'] as const) {
      const passkey = simulatedPasskey({ algorithm, host: 'sign.example' });
      const expected = { challenge, origins: ['https://sign.example'], rpId: 'sign.example' };
      const registered = verifyRegistration(passkey.register(challenge), expected);
      expect(registered.publicKey).toBe(passkey.signer.publicKey);
      expect(verifyAssertion(registered.publicKey, passkey.assert(challenge), expected).counter).toBe(2);
      const armour = await passkey.signer.sign('signoff@sallyport.dev', message);
      expect(verifySignature(armour, message, 'signoff@sallyport.dev').presence?.counter).toBe(3);
    }
  });

  it('reports how it was used', async () => {
    const armour = await simulatedPasskey({ host: 'sign.example' })
      .with({ flags: 0x0d, crossOrigin: true })
      .sign('signoff@sallyport.dev', message);
    expect(verifySignature(armour, message, 'signoff@sallyport.dev').presence).toEqual({
      userPresent: true,
      userVerified: true,
      backupEligible: true,
      counter: 1,
      page: { origin: 'https://sign.example', crossOrigin: true, topOrigin: false },
    });
  });
});
