import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKey, simulatedPasskey } from '@sallyport/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeArmour } from '../sshsig/armour.ts';
import { encodeSshsig, signedData } from '../sshsig/sshsig.ts';
import { wireMpint, wireString } from '../sshsig/wire.ts';
import { sentenceOf } from '../testing/refusals.ts';
import { type RawAssertion, rawAssertion } from './raw-assertion.ts';

const namespace = 'signoff@sallyport.dev';
const message = Buffer.from('the statement');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-raw-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What an auditor types: both digests and the verification are openssl's. */
function opensslAccepts(raw: RawAssertion): boolean {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('public.pem'), raw.publicKeyPem);
  writeFileSync(at('signature'), raw.signature);
  writeFileSync(at('clientData'), raw.clientDataJSON);
  const digest = execFileSync('openssl', ['dgst', '-sha256', '-binary', at('clientData')]);
  writeFileSync(at('signed'), Buffer.concat([raw.authenticatorData, digest]));
  const verify = ['dgst', '-sha256', '-verify', at('public.pem'), '-signature', at('signature'), at('signed')];
  try {
    return execFileSync('openssl', verify, { stdio: ['ignore', 'pipe', 'ignore'] }).toString() === 'Verified OK\n';
  } catch (error) {
    if ((error as { status?: unknown }).status === 1) return false;
    throw error;
  }
}

describe.each(['ES256', 'RS256'] as const)('the raw assertion of a signature by %s', (algorithm) => {
  const passkey = simulatedPasskey({ algorithm, flags: 0x85, extensions: Buffer.from([0xa0]) });

  it('is accepted by openssl, and not with a bit changed anywhere', async () => {
    const raw = rawAssertion(await passkey.signer.sign(namespace, message));
    expect(opensslAccepts(raw)).toBe(true);
    for (const field of ['authenticatorData', 'clientDataJSON', 'signature'] as const) {
      const changed = Buffer.from(raw[field]);
      const last = changed.length - 1;
      changed[last] = (changed[last] ?? 0) ^ 1;
      expect([field, opensslAccepts({ ...raw, [field]: changed })]).toEqual([field, false]);
    }
    const other = rawAssertion(await simulatedPasskey({ algorithm }).signer.sign(namespace, message));
    expect(opensslAccepts({ ...raw, publicKeyPem: other.publicKeyPem })).toBe(false);
  });

  it('holds the host, the flags and the challenge as they were signed', async () => {
    const { authenticatorData, clientDataJSON } = rawAssertion(await passkey.signer.sign(namespace, message));
    const host = createHash('sha256').update('sign.emberfall.example').digest();
    expect(authenticatorData.subarray(0, 33)).toEqual(Buffer.concat([host, Buffer.from([0x85])]));
    expect(authenticatorData.subarray(37)).toEqual(Buffer.from([0xa0]));
    const { challenge } = JSON.parse(clientDataJSON.toString());
    expect(challenge).toBe(signedData(namespace, message).toString('base64url'));
  });
});

describe('rawAssertion', () => {
  it('is refused for signatures that no page asked for', async () => {
    const { signer, publicKey } = await makeKey({ type: 'ed25519' });
    expect(sentenceOf(() => rawAssertion('x'))).toBe('The signature is malformed: its armour lines are not right.');
    const plain = await signer.sign(namespace, message);
    expect(sentenceOf(() => rawAssertion(plain))).toBe(
      `The public key is malformed: keys of type ${publicKey.type} are no passkeys.`,
    );
    const passkey = simulatedPasskey().publicKey;
    const armour = (...field: readonly Uint8Array[]) =>
      encodeArmour(encodeSshsig({ keyBlob: passkey.blob, namespace, signature: Buffer.concat(field) }));
    const one = wireMpint(Buffer.from([1]));
    const head = [wireString(Buffer.concat([one, one])), Buffer.from([5, 0, 0, 0, 1])];
    expect(sentenceOf(() => rawAssertion(armour(wireString(passkey.type), ...head)))).toBe(
      'The signature is malformed: no page asked for it.',
    );
    const page = [wireString('https://a.example'), wireString('{}'), wireString('')];
    const name = wireString(`webauthn-${passkey.type}`);
    expect(sentenceOf(() => rawAssertion(armour(name, ...head, ...page)))).toBeNull();
    expect(sentenceOf(() => rawAssertion(armour(name, ...head, ...page, Buffer.from([0]))))).toBe(
      'The signature is malformed: bytes follow its end.',
    );
  });
});
