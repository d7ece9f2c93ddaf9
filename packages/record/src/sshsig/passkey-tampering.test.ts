import { listKey, type PasskeyOptions, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../testing/refusals.ts';
import { encodeArmour, parseArmour } from './armour.ts';
import { readSecurityKeyFields } from './security-key.ts';
import { encodeSshsig, parseSshsig } from './sshsig.ts';
import { verifySignature } from './verify-signature.ts';
import { verifySignoff } from './verify-signoff.ts';
import { readName, wireReader, wireString, wireUint32 } from './wire.ts';

const namespace = 'signoff@sallyport.dev';
const message = Buffer.from('the statement');

describe.each(['ES256', 'RS256'] as const)('the signature of a passkey for %s', (algorithm) => {
  const passkey = simulatedPasskey({ algorithm });

  it('is refused with any one bit changed in any byte', async () => {
    const blob = parseArmour(await passkey.signer.sign(namespace, message));
    expect(sentenceOf(() => verifySignature(encodeArmour(blob), message, namespace))).toBeNull();
    for (let at = 0; at < blob.length; at++) {
      const changed = Buffer.from(blob);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const why = sentenceOf(() => verifySignature(encodeArmour(changed), message, namespace));
      expect([at, why]).not.toEqual([at, null]);
    }
  });

  /** The signature put together again with one of its fields changed. */
  async function rebuilt(over: {
    readonly flags?: number;
    readonly counter?: number;
    readonly origin?: string;
    readonly clientData?: (text: string) => string;
    readonly extensions?: Uint8Array;
    readonly keyBlob?: Uint8Array;
  }): Promise<string | null> {
    const armour = await passkey.with({ flags: 0x85, extensions: Buffer.from([0xa0]) }).sign(namespace, message);
    const sshsig = parseSshsig(parseArmour(armour));
    const reader = wireReader(sshsig.signature, 'signature');
    readName(reader);
    const { signature, flags, counter, page } = readSecurityKeyFields(sshsig, reader);
    if (page === null) throw new Error('A page asked.');
    const field = Buffer.concat([
      wireString(sshsig.algorithm),
      wireString(signature),
      Buffer.from([over.flags ?? flags]),
      wireUint32(over.counter ?? counter),
      wireString(over.origin ?? page.origin),
      wireString((over.clientData ?? String)(page.clientData.toString())),
      wireString(over.extensions ?? page.extensions),
    ]);
    const blob = encodeSshsig({ keyBlob: over.keyBlob ?? sshsig.key.blob, namespace, signature: field });
    return sentenceOf(() => verifySignature(encodeArmour(blob), message, namespace));
  }

  it('is bound to every field in it', async () => {
    const bad = 'The signature is not good: it is not by the key it names, or not over these bytes.';
    expect(await rebuilt({})).toBeNull();
    for (const flags of [0x84, 0x81, 0x8d]) expect(await rebuilt({ flags })).toBe(bad);
    expect(await rebuilt({ counter: 99 })).toBe(bad);
    expect(await rebuilt({ extensions: Buffer.from([0xa1]) })).toBe(bad);
    expect(await rebuilt({ clientData: (text) => text.replace('"crossOrigin":false', '"crossOrigin":true') })).toBe(
      bad,
    );
    const elsewhere = (text: string) => text.replace('https://sign', 'https://evil');
    expect(await rebuilt({ origin: 'https://evil.emberfall.example', clientData: elsewhere })).toBe(bad);
    const differs =
      'The passkey signature is malformed: its client data does not begin with our challenge and its origin.';
    expect(await rebuilt({ origin: 'https://evil.emberfall.example' })).toBe(differs);
    expect(await rebuilt({ clientData: elsewhere })).toBe(differs);
    const bound = Buffer.from(passkey.publicKey.blob);
    const other = Buffer.from(bound.toString('latin1').replace('sign.emberfall', 'evil.emberfall'), 'latin1');
    expect(await rebuilt({ keyBlob: other })).toBe(bad);
  });

  it.each<[string, PasskeyOptions, string | null]>([
    ['present and verified', {}, null],
    ['nobody', { flags: 0x00 }, 'the security key did not see anyone touch it'],
    ['verified and absent', { flags: 0x04 }, 'the security key did not see anyone touch it'],
    ['present and unverified', { flags: 0x01 }, 'the passkey did not verify its user (fingerprint, face or PIN)'],
    ['a page inside another', { crossOrigin: true }, 'the passkey was used inside another page'],
    ['a page inside one that is named', { more: { topOrigin: 'x' } }, 'the passkey was used inside another page'],
    [
      'another page',
      { origin: 'https://evil.example' },
      'the page https://evil.example may not ask this passkey for a signature',
    ],
  ])('counts as a sign-off by what was there: %s', async (_, options, why) => {
    const armour = await passkey.with(options).sign(namespace, message);
    const key = listKey(passkey.signer, { person: 'lea' });
    expect(key.presence).toBe('proved');
    expect(sentenceOf(() => verifySignoff(armour, message, { namespace, key }))).toBe(
      why === null ? null : `The signature does not count: ${why}.`,
    );
  });

  it('is refused with attested data', async () => {
    const armour = await passkey.with({ flags: 0x45 }).sign(namespace, message);
    expect(sentenceOf(() => verifySignature(armour, message, namespace))).toBe(
      'The passkey signature is malformed: it carries attested data.',
    );
  });
});
