import { type PasskeyOptions, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import type { Expected } from './login-challenge.ts';
import { verifyAssertion } from './verify-assertion.ts';
import { verifyRegistration } from './verify-registration.ts';

const rpId = 'gate.emberfall.example';
const challenge = Buffer.alloc(32, 7);
const expected: Expected = { challenge, origins: [`https://${rpId}`], rpId };
const HEAD = 37;
const ID = HEAD + 18;

function malformed(why: string): readonly string[] {
  return ['RECORD_SIGNATURE_MALFORMED', `The passkey registration is malformed: ${why}.`];
}

function notAllowed(why: string): readonly string[] {
  return ['RECORD_KEY_NOT_ALLOWED', `The passkey's answer does not count: ${why}.`];
}

describe.each(['ES256', 'RS256'] as const)('verifyRegistration with %s', (algorithm) => {
  const passkey = simulatedPasskey({ host: rpId, algorithm });

  function refused(
    options: PasskeyOptions,
    change: (bytes: Buffer) => Uint8Array = (bytes) => bytes,
    how: Partial<Expected> = {},
  ): readonly unknown[] | null {
    const { authenticatorData, clientDataJSON } = passkey.register(challenge, options);
    const answer = { authenticatorData: change(Buffer.from(authenticatorData)), clientDataJSON };
    const run = () => verifyRegistration(answer, { ...expected, ...how });
    const refusal = refusalOf(run);
    return refusal === null ? null : [refusal.code, sentenceOf(run)];
  }

  it('gives the key that then logs in, its id and what may be copied', () => {
    const made = verifyRegistration(passkey.register(challenge, { flags: 0x1d, counter: 3 }), expected);
    expect(made).toEqual({
      publicKey: passkey.publicKey.text,
      fingerprint: passkey.publicKey.fingerprint,
      credentialId: passkey.credentialId,
      aaguid: '0'.repeat(32),
      userVerified: true,
      backupEligible: true,
      backedUp: true,
      counter: 3,
    });
    expect(verifyAssertion(made.publicKey, passkey.assert(challenge), expected).userVerified).toBe(true);
    expect(verifyRegistration(passkey.register(challenge, { flags: 0x01 }), expected)).toMatchObject({
      userVerified: false,
      backupEligible: false,
      backedUp: false,
    });
    expect(refused({ flags: 0x85, extensions: Buffer.from([0xa0]) })).toBeNull();
  });

  it('reads the model of the authenticator', () => {
    const { authenticatorData, clientDataJSON } = passkey.register(challenge);
    Buffer.from(authenticatorData.buffer, authenticatorData.byteOffset).fill(0xab, HEAD, HEAD + 16);
    expect(verifyRegistration({ authenticatorData, clientDataJSON }, expected).aaguid).toBe('ab'.repeat(16));
  });

  it.each<[string, PasskeyOptions, readonly string[]]>([
    ['saw nobody', { flags: 0x04 }, notAllowed('the authenticator did not see anyone')],
    [
      'was asked elsewhere',
      { origin: 'https://evil.example' },
      notAllowed('the page https://evil.example may not ask here'),
    ],
    ['was asked inside a page', { crossOrigin: true }, notAllowed('the page that asked was inside another page')],
    [
      'is a login',
      { type: 'webauthn.get' },
      malformed('its client data does not begin with our challenge and its origin'),
    ],
    ['says an impossible backup', { flags: 0x15 }, malformed('it says a key is backed up that cannot be')],
    ['announces extensions', { flags: 0x85 }, malformed('its extension flag and its extensions differ')],
    [
      'hides extensions',
      { extensions: Buffer.from([0xa0]) },
      malformed('its extension flag and its extensions differ'),
    ],
  ])('refuses what %s', (_, options, refusal) => {
    expect(refused(options)).toEqual(refusal);
  });

  it('refuses another challenge, one like a sign-off, and another host', () => {
    const differs = malformed('its client data does not begin with our challenge and its origin');
    expect(refused({}, undefined, { challenge: Buffer.alloc(32, 8) })).toEqual(differs);
    expect(refused({}, undefined, { challenge: Buffer.from(`SSHSIG${'x'.repeat(26)}`) })).toEqual(
      notAllowed('its challenge is what a sign-off begins with'),
    );
    expect(refused({}, undefined, { rpId: 'evil.example' })).toEqual([
      'RECORD_SIGNATURE_BAD',
      'The passkey registration is not good: it was made for another host than evil.example.',
    ]);
  });

  it('refuses authenticator data without a whole new key', () => {
    const noKey = malformed('it carries no new key');
    const noId = malformed('its credential id has no good length');
    expect(refused({}, (bytes) => bytes.subarray(0, HEAD))).toEqual(noKey);
    expect(refused({}, (bytes) => bytes.subarray(0, ID - 1))).toEqual(noKey);
    const cleared = (bytes: Buffer) => bytes.fill((bytes[32] ?? 0) & ~0x40, 32, 33);
    expect(refused({}, cleared)).toEqual(noKey);
    expect(refused({}, (bytes) => bytes.subarray(0, ID))).toEqual(noId);
    const sized = (length: number) => (bytes: Buffer) => {
      bytes.writeUInt16BE(length, ID - 2);
      return bytes;
    };
    expect(refused({}, sized(0))).toEqual(noId);
    expect(refused({}, sized(1024))).toEqual(noId);
    expect(refused({}, (bytes) => sized(1024)(Buffer.concat([bytes, Buffer.alloc(2000)])))).toEqual(noId);
    expect(refused({}, sized(0xffff))).toEqual(noId);
    const endsEarly = malformed('its key ends too early');
    expect(refused({}, (bytes) => bytes.subarray(0, ID + 32))).toEqual(endsEarly);
    expect(refused({}, (bytes) => bytes.subarray(0, -1))).toEqual(endsEarly);
    expect(refused({}, (bytes) => Buffer.concat([bytes, Buffer.from([0])]))).toEqual(
      malformed('its extension flag and its extensions differ'),
    );
  });

  it('takes a credential id of 1023 bytes', () => {
    const { authenticatorData, clientDataJSON } = passkey.register(challenge);
    const bytes = Buffer.from(authenticatorData);
    const id = Buffer.alloc(1023, 5);
    const head = bytes.subarray(0, ID);
    head.writeUInt16BE(id.length, ID - 2);
    const longer = Buffer.concat([head, id, bytes.subarray(ID + 32)]);
    expect(verifyRegistration({ authenticatorData: longer, clientDataJSON }, expected).credentialId).toEqual(id);
  });
});
