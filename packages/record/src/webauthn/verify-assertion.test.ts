import { makeKey, type PasskeyOptions, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { signedData } from '../sshsig/sshsig.ts';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import { type ExpectedAssertion, verifyAssertion } from './verify-assertion.ts';

const rpId = 'gate.emberfall.example';
const origin = `https://${rpId}`;
const challenge = Buffer.alloc(32, 7);
const expected: ExpectedAssertion = { challenge, origins: [origin, 'https://gate2.example'], rpId };
const passkeys = {
  ES256: simulatedPasskey({ host: rpId }),
  RS256: simulatedPasskey({ host: rpId, algorithm: 'RS256' }),
};

function notAllowed(why: string): readonly string[] {
  return ['RECORD_KEY_NOT_ALLOWED', `The passkey's answer does not count: ${why}.`];
}

function malformed(why: string): readonly string[] {
  return ['RECORD_SIGNATURE_MALFORMED', `The passkey's answer is malformed: ${why}.`];
}

const differs = malformed('its client data does not begin with our challenge and its origin');

describe.each(['ES256', 'RS256'] as const)('verifyAssertion with %s', (algorithm) => {
  const { publicKey, assert } = passkeys[algorithm];

  function refused(options: PasskeyOptions, how: Partial<ExpectedAssertion> = {}): readonly unknown[] | null {
    const run = () => verifyAssertion(publicKey.text, assert(challenge, options), { ...expected, ...how });
    const refusal = refusalOf(run);
    return refusal === null ? null : [refusal.code, sentenceOf(run)];
  }

  it('says what the authenticator saw', () => {
    const said = (flags: number, counter: number) =>
      verifyAssertion(publicKey.text, assert(challenge, { flags, counter }), expected);
    const plain = { userVerified: false, backupEligible: false, backedUp: false, counter: 9 };
    expect(said(0x01, 9)).toEqual(plain);
    expect(said(0x05, 9)).toEqual({ ...plain, userVerified: true });
    expect(said(0x09, 9)).toEqual({ ...plain, backupEligible: true });
    expect(said(0x1d, 0)).toEqual({ userVerified: true, backupEligible: true, backedUp: true, counter: 0 });
    expect(refused({ origin: 'https://gate2.example' })).toBeNull();
    expect(refused({ flags: 0x85, extensions: Buffer.from([0xa0]) })).toBeNull();
  });

  it.each<[string, PasskeyOptions, readonly string[]]>([
    ['nobody', { flags: 0x04 }, notAllowed('the authenticator did not see anyone')],
    [
      'another page',
      { origin: `${origin}.evil.example` },
      notAllowed(`the page ${origin}.evil.example may not ask here`),
    ],
    ['a page below', { origin: `https://eu.${rpId}` }, notAllowed(`the page https://eu.${rpId} may not ask here`)],
    ['a page around', { crossOrigin: true }, notAllowed('the page that asked was inside another page')],
    ['a page around, named', { more: { topOrigin: 'x' } }, notAllowed('the page that asked was inside another page')],
    ['a new key', { flags: 0x45 }, malformed('it carries attested data')],
    ['a flag alone', { flags: 0x85 }, malformed('its extension flag and its extensions differ')],
    ['an impossible backup', { flags: 0x15 }, malformed('it says a key is backed up that cannot be')],
    ['a registration', { type: 'webauthn.create' }, differs],
  ])('refuses what saw %s', (_, options, refusal) => {
    expect(refused(options)).toEqual(refusal);
  });

  it('refuses another challenge, and one that nobody could tell from another', () => {
    expect(refused({}, { challenge: Buffer.alloc(32, 8) })).toEqual(differs);
    expect(refused({}, { challenge: Buffer.alloc(33, 7) })).toEqual(differs);
    expect(refused({}, { challenge: Buffer.alloc(15, 7) })).toEqual(
      notAllowed('its challenge is shorter than 16 bytes'),
    );
    const sixteen = Buffer.alloc(16, 7);
    const short = verifyAssertion(publicKey.text, assert(sixteen, { counter: 3 }), { ...expected, challenge: sixteen });
    expect(short.counter).toBe(3);
  });

  it('never asks with what a sign-off begins with, although the answer would be good', () => {
    const signoff = signedData('signoff@sallyport.dev', Buffer.from('the statement'));
    const begins = notAllowed('its challenge is what a sign-off begins with');
    expect(refused({}, { challenge: signoff })).toEqual(begins);
    expect(refused({}, { challenge: Buffer.from('SSHSIG') })).toEqual(begins);
    expect(refused({}, { challenge: Buffer.from(`SSHSIG${'x'.repeat(26)}`) })).toEqual(begins);
    expect(refused({}, { challenge: Buffer.from(`SSHSIX${'x'.repeat(26)}`) })).toEqual(differs);
    const armed = Buffer.from(`SSHSIX${'x'.repeat(26)}`);
    expect(verifyAssertion(publicKey.text, assert(armed), { ...expected, challenge: armed }).userVerified).toBe(true);
  });

  it('refuses another host, of the credential and of the answer', () => {
    expect(refused({}, { rpId: 'sign.emberfall.example' })).toEqual(
      notAllowed(`its key is bound to ${rpId}, not to sign.emberfall.example`),
    );
    const other = simulatedPasskey({ algorithm, host: 'evil.example', origin });
    const run = () => verifyAssertion(publicKey.text, other.assert(challenge), expected);
    expect(sentenceOf(run)).toBe(`The passkey's answer is not good: it was made for another host than ${rpId}.`);
  });

  it('compares counters where the key cannot be copied, and nowhere else', () => {
    const single = (counter: number, seen?: number) =>
      refused({ flags: 0x05, counter }, seen === undefined ? {} : { counter: seen });
    const copied = (counter: number, seen: number) =>
      notAllowed(`its counter is ${counter} after ${seen}, so the key may have been copied`);
    expect(single(0)).toBeNull();
    expect(single(0, 0)).toBeNull();
    expect(single(1, 0)).toBeNull();
    expect(single(7, 6)).toBeNull();
    expect(single(6, 6)).toEqual(copied(6, 6));
    expect(single(5, 6)).toEqual(copied(5, 6));
    expect(single(0, 6)).toEqual(copied(0, 6));
    for (const counter of [0, 5, 6, 7]) expect(refused({ flags: 0x0d, counter }, { counter: 6 })).toBeNull();
  });

  it('refuses any bit changed in what was answered', () => {
    const assertion = assert(challenge);
    for (const field of ['authenticatorData', 'clientDataJSON', 'signature'] as const) {
      for (let at = 0; at < assertion[field].length; at++) {
        const changed = Buffer.from(assertion[field]);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        const run = () => verifyAssertion(publicKey.text, { ...assertion, [field]: changed }, expected);
        expect([field, at, refusalOf(run)]).not.toEqual([field, at, null]);
      }
    }
  });

  it('refuses the good answer of another key', () => {
    const other = simulatedPasskey({ algorithm, host: rpId }).assert(challenge);
    const run = () => verifyAssertion(publicKey.text, other, expected);
    expect(sentenceOf(run)).toBe("The passkey's answer is not good: it is not by this key over these bytes.");
    expect(refusalOf(run)?.code).toBe('RECORD_SIGNATURE_BAD');
  });
});

describe('verifyAssertion', () => {
  it('refuses a key that is no passkey', async () => {
    const { publicKey } = await makeKey({ type: 'ecdsa' });
    const run = () => verifyAssertion(publicKey.text, passkeys.ES256.assert(challenge), expected);
    expect(sentenceOf(run)).toBe('The public key is malformed: keys of type ecdsa-sha2-nistp256 are no passkeys.');
  });
});
