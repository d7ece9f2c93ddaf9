import { hash } from 'node:crypto';
import { makeKey, type PasskeyAlgorithm, type PasskeyOptions, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { signedData } from '../sshsig/sshsig.ts';
import { verifySignature } from '../sshsig/verify-signature.ts';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import type { Assertion } from './assertion.ts';
import { armourOfAssertion } from './assertion-armour.ts';

const namespace = 'signoff@sallyport.dev';
const message = Buffer.from('the statement');
const challenge = signedData(namespace, message);
const asked = { namespace, message } as const;
const passkeys = { ES256: simulatedPasskey(), RS256: simulatedPasskey({ algorithm: 'RS256' }) };

const clientDataDiffers =
  'The passkey signature is malformed: its client data does not begin with our challenge and its origin.';
const notByIt = 'The signature is not good: it is not by the key it names, or not over these bytes.';
const otherHost = 'The passkey signature is not good: it was made for another host than sign.emberfall.example.';

/** The order of P-256 and a signature's second number mirrored in it: the other of the two that are good. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function mirrored(der: Uint8Array): Buffer {
  const bytes = Buffer.from(der);
  const first = bytes.subarray(2, 4 + (bytes[3] ?? 0));
  const second = BigInt(`0x${bytes.subarray(2 + first.length + 2).toString('hex')}`);
  const hex = (ORDER - second)
    .toString(16)
    .padStart(64, '0')
    .replace(/^(?:00)+/, '');
  const number = Buffer.from(Number.parseInt(hex.slice(0, 2), 16) >= 0x80 ? `00${hex}` : hex, 'hex');
  const content = Buffer.concat([first, Buffer.from([0x02, number.length]), number]);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

describe.each(['ES256', 'RS256'] as const)('armourOfAssertion with %s', (algorithm: PasskeyAlgorithm) => {
  const passkey = passkeys[algorithm];
  const { text } = passkey.publicKey;
  const why = (assertion: Assertion, how: Parameters<typeof armourOfAssertion>[2] = asked) =>
    sentenceOf(() => armourOfAssertion(text, assertion, how));
  const used = (options: PasskeyOptions) => why(passkey.assert(challenge, options));

  it('gives the very armour that the record reads', () => {
    const armour = armourOfAssertion(
      text,
      passkey.assert(challenge, { flags: 0x9d, extensions: Buffer.from([0xa0]) }),
      asked,
    );
    const good = verifySignature(armour, message, namespace);
    expect(good).toMatchObject({ fingerprint: passkey.publicKey.fingerprint, hash: 'sha512' });
    expect(good.algorithm).toBe(
      algorithm === 'ES256' ? 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com' : 'webauthn-rs256@sallyport.dev',
    );
    expect(good.presence).toMatchObject({ userPresent: true, userVerified: true, backupEligible: true });
    expect(good.presence?.page).toEqual({
      origin: 'https://sign.emberfall.example',
      crossOrigin: false,
      topOrigin: false,
    });
  });

  it('takes what browsers append to the client data', () => {
    expect(used({ more: { other_keys_can_be_added_here: 'do not compare' } })).toBeNull();
  });

  it.each<[string, PasskeyOptions, string]>([
    ['nobody', { flags: 0x04 }, 'The signature does not count: the security key did not see anyone touch it.'],
    [
      'somebody unverified',
      { flags: 0x01 },
      'The signature does not count: the passkey did not verify its user (fingerprint, face or PIN).',
    ],
    [
      'another page',
      { origin: 'https://evil.example' },
      'The signature does not count: the page https://evil.example may not ask this passkey for a signature.',
    ],
    ['a page around', { crossOrigin: true }, 'The signature does not count: the passkey was used inside another page.'],
    ['a new key', { flags: 0x45 }, 'The passkey signature is malformed: it carries attested data.'],
    [
      'a flag alone',
      { flags: 0x85 },
      'The passkey signature is malformed: its extension flag and its extensions differ.',
    ],
    [
      'extensions alone',
      { extensions: Buffer.from([0xa0]) },
      'The passkey signature is malformed: its extension flag and its extensions differ.',
    ],
    [
      'a backup of what cannot be backed up',
      { flags: 0x15 },
      'The passkey signature is malformed: it says a key is backed up that cannot be.',
    ],
    ['a registration', { type: 'webauthn.create' }, clientDataDiffers],
    ['a quote in the origin', { origin: 'https://a"b' }, clientDataDiffers],
    ['a letter in the origin that is none of a host', { origin: 'https://ä' }, clientDataDiffers],
    [
      'too much client data',
      { more: { x: 'x'.repeat(9000) } },
      'The passkey signature is malformed: its client data is too long.',
    ],
    [
      'an origin said twice',
      { more: { Origin: 1 } },
      'The passkey signature is malformed: its client data contradicts its own beginning.',
    ],
  ])('refuses what saw %s', (name, options, refusal) => {
    if (name !== 'an origin said twice') expect(used(options)).toBe(refusal);
    else {
      const { clientDataJSON, ...rest } = passkey.assert(challenge, options);
      for (const field of ['type', 'challenge', 'origin']) {
        const twice = Buffer.from(Buffer.from(clientDataJSON).toString().replace('"Origin":1', `"${field}":"x"`));
        expect(why({ ...rest, clientDataJSON: twice })).toBe(refusal);
      }
    }
  });

  it('refuses another message, another namespace and a challenge that only begins alike', () => {
    const assertion = passkey.assert(challenge);
    expect(why(assertion, { namespace, message: Buffer.from('another') })).toBe(clientDataDiffers);
    expect(why(assertion, { namespace: 'trust@sallyport.dev', message })).toBe(clientDataDiffers);
    expect(why(passkey.assert(Buffer.concat([challenge, Buffer.from([0])])))).toBe(clientDataDiffers);
    expect(why(passkey.assert(challenge.subarray(0, -1)))).toBe(clientDataDiffers);
    expect(why(passkey.assert(hash('sha256', challenge, 'buffer')))).toBe(clientDataDiffers);
  });

  it('refuses the answer for another host, and that of another key for this one', () => {
    const elsewhere = simulatedPasskey({ algorithm, host: 'evil.example', origin: 'https://sign.emberfall.example' });
    expect(why(elsewhere.assert(challenge))).toBe(otherHost);
    expect(refusalOf(() => armourOfAssertion(text, elsewhere.assert(challenge), asked))?.code).toBe(
      'RECORD_SIGNATURE_BAD',
    );
    expect(why(simulatedPasskey({ algorithm }).assert(challenge))).toBe(notByIt);
  });

  it('refuses any bit changed in the authenticator data, the client data and the signature', () => {
    const assertion = passkey.assert(challenge);
    for (const field of ['authenticatorData', 'clientDataJSON', 'signature'] as const) {
      for (let at = 0; at < assertion[field].length; at++) {
        const changed = Buffer.from(assertion[field]);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        expect([field, at, why({ ...assertion, [field]: changed })]).not.toEqual([field, at, null]);
      }
    }
  });

  it('refuses what is cut off or continues', () => {
    const assertion = passkey.assert(challenge);
    for (const field of ['authenticatorData', 'clientDataJSON', 'signature'] as const) {
      const bytes = Buffer.from(assertion[field]);
      for (const changed of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from([0])]), Buffer.alloc(0)]) {
        expect([field, why({ ...assertion, [field]: changed })]).not.toEqual([field, null]);
      }
    }
    const early = { ...assertion, authenticatorData: assertion.authenticatorData.subarray(0, 36) };
    expect(why(early)).toBe('The passkey signature is malformed: its authenticator data ends too early.');
    const long = { ...assertion, authenticatorData: Buffer.alloc(8193) };
    expect(why(long)).toBe('The passkey signature is malformed: its authenticator data is too long.');
    expect(why({ ...assertion, authenticatorData: Buffer.alloc(8192) })).toBe(otherHost);
    const notText = { ...assertion, clientDataJSON: Buffer.concat([assertion.clientDataJSON, Buffer.from([0xff])]) };
    expect(why(notText)).toBe('The passkey signature is malformed: its client data is not UTF-8.');
  });
});

describe('armourOfAssertion', () => {
  it('takes both of the two second numbers that are good in ECDSA', () => {
    const { publicKey, assert } = passkeys.ES256;
    const assertion = assert(challenge);
    const other = { ...assertion, signature: mirrored(assertion.signature) };
    expect(other.signature.equals(assertion.signature)).toBe(false);
    for (const each of [assertion, other]) {
      const armour = armourOfAssertion(publicKey.text, each, asked);
      expect(verifySignature(armour, message, namespace).fingerprint).toBe(publicKey.fingerprint);
    }
  });

  it('refuses keys that answer no page', async () => {
    const assertion = passkeys.ES256.assert(challenge);
    for (const type of ['ed25519', 'ecdsa', 'rsa'] as const) {
      const { publicKey } = await makeKey({ type });
      expect(sentenceOf(() => armourOfAssertion(publicKey.text, assertion, asked))).toBe(
        `The public key is malformed: keys of type ${publicKey.type} are no passkeys.`,
      );
    }
  });
});
