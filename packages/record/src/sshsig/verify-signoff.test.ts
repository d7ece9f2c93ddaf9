import { listKey, makeKey, type PasskeyOptions, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import type { TrustKey } from '../statements/bodies.ts';
import { laterRefusalOf, refusalOf, sentenceOf } from '../testing/refusals.ts';
import { unverifiedArmour } from '../webauthn/assertion-armour.ts';
import { signedData } from './sshsig.ts';
import { verifySignature } from './verify-signature.ts';
import { verifySignoff, verifySignoffAside } from './verify-signoff.ts';

const namespace = 'signoff@sallyport.dev';
const message = Buffer.from('the statement');
const passkey = simulatedPasskey({ host: 'sign.emberfall.example' });
const listed = listKey(passkey.signer, { person: 'lea' });

/** What verifySignature and verifySignoff say about the passkey used in some way. */
async function used(options: PasskeyOptions, origins?: readonly string[]): Promise<readonly (string | null)[]> {
  const armour = await passkey.with(options).sign(namespace, message);
  const policy = { namespace, key: listed, ...(origins === undefined ? {} : { origins }) };
  const told = await laterRefusalOf(async () => verifySignoff(armour, message, policy));
  expect(await laterRefusalOf(async () => await verifySignoffAside(armour, message, policy))).toBe(told);
  return [await laterRefusalOf(async () => verifySignature(armour, message, namespace)), told];
}

const counts = [null, null];
const goodButNoSignoff = [null, 'RECORD_KEY_NOT_ALLOWED'];
const noSignature = ['RECORD_SIGNATURE_MALFORMED', 'RECORD_SIGNATURE_MALFORMED'];

describe('verifySignoff with a passkey', () => {
  it.each<[string, PasskeyOptions, readonly (string | null)[]]>([
    ['present and verified', { flags: 0x05 }, counts],
    ['a passkey that is synchronised', { flags: 0x1d }, counts],
    ['keys that a browser appends', { more: { other_keys_can_be_added_here: 'do not compare' } }, counts],
    ['extensions, announced', { flags: 0x85, extensions: Buffer.from([0xa0]) }, counts],
    ["a page below the passkey's host", { origin: 'https://eu.sign.emberfall.example' }, counts],
    ['nobody there', { flags: 0x00 }, goodButNoSignoff],
    ['nobody verified', { flags: 0x01 }, goodButNoSignoff],
    ['verified, and yet not present', { flags: 0x04 }, goodButNoSignoff],
    ['a page elsewhere', { origin: 'https://emberfall.example' }, goodButNoSignoff],
    ['a page whose name only ends alike', { origin: 'https://evilsign.emberfall.example' }, goodButNoSignoff],
    ['a page without encryption', { origin: 'http://sign.emberfall.example' }, goodButNoSignoff],
    ['an origin that is none', { origin: 'sign.emberfall.example' }, goodButNoSignoff],
    ['an origin with a path', { origin: 'https://sign.emberfall.example/x' }, goodButNoSignoff],
    ['another page around it', { crossOrigin: true }, goodButNoSignoff],
    ['another page around it, named', { more: { topOrigin: 'https://evil.example' } }, goodButNoSignoff],
    ['attested data', { flags: 0x45 }, noSignature],
    ['extensions, not announced', { extensions: Buffer.from([0xa0]) }, noSignature],
    ['extensions announced, and none', { flags: 0x85 }, noSignature],
    ['a registration instead of a signature', { type: 'webauthn.create' }, noSignature],
    ['an origin with a quote', { origin: 'https://a"b' }, noSignature],
    ['client data without end', { more: { x: 'x'.repeat(9000) } }, noSignature],
  ])('judges %s', async (_, options, expected) => {
    expect(await used(options)).toEqual(expected);
  });

  it('takes the list of pages where there is one', async () => {
    expect(await used({}, ['https://sign.emberfall.example'])).toEqual(counts);
    expect(await used({}, ['https://other.emberfall.example'])).toEqual(goodButNoSignoff);
  });
});

describe('verifySignoff with a key file', () => {
  const refusal = async (
    over: Partial<TrustKey>,
    person: string | null = 'ada',
  ): Promise<readonly unknown[] | null> => {
    const { signer } = await makeKey({ type: 'ed25519', seed: 'ada' });
    const key: TrustKey = { ...listKey(signer, { person }), ...over };
    const armour = await signer.sign(namespace, message);
    const judged = () => verifySignoff(armour, message, { namespace, key });
    const refused = refusalOf(judged);
    return refused === null ? null : [refused.code, sentenceOf(judged)?.replace(signer.fingerprint, 'KEY')];
  };

  it('counts the active key of a person', async () => {
    expect(await refusal({})).toBeNull();
  });

  it('counts no other key', async () => {
    const idle = [
      'RECORD_KEY_NOT_ALLOWED',
      'The signature does not count: only an active key of a person can sign off.',
    ];
    const unknown = ['RECORD_KEY_UNKNOWN', 'The signature is by KEY, not by the listed key.'];
    expect(await refusal({ status: 'retired' })).toEqual(idle);
    expect(await refusal({ status: 'compromised', since: 3 })).toEqual(idle);
    expect(await refusal({ actor: 'Software Assisted' })).toEqual(idle);
    expect(await refusal({ runner: 'ci' }, null)).toEqual(idle);
    expect(await refusal({ fingerprint: listed.fingerprint })).toEqual(unknown);
    expect(await refusal({ publicKey: listed.publicKey })).toEqual(unknown);
  });
});

describe('verifySignoffAside', () => {
  it('says what verifySignoff says of a good signature, and refuses another message, namespace and key', async () => {
    const armour = await passkey.signer.sign(namespace, message);
    const policy = { namespace, key: listed };
    expect(await verifySignoffAside(armour, message, policy)).toEqual(verifySignoff(armour, message, policy));
    const other = listKey(simulatedPasskey({ host: 'sign.emberfall.example' }).signer, { person: 'lea' });
    const ways = [
      [armour, Buffer.from('another'), policy],
      [armour, message, { namespace: 'trust@sallyport.dev', key: listed }],
      [armour, message, { namespace, key: other }],
      [armour, message, { namespace, key: { ...listed, status: 'retired' as const } }],
    ] as const;
    for (const [signature, over, asked] of ways) {
      const aside = await laterRefusalOf(async () => await verifySignoffAside(signature, over, asked));
      expect(aside).toBe(await laterRefusalOf(async () => verifySignoff(signature, over, asked)));
      expect(aside).not.toBeNull();
    }
  });

  it('refuses an ordinary key over other bytes and a passkey whose signature is that of another answer', async () => {
    const { signer: plain } = await makeKey({ type: 'ed25519', seed: 'ada' });
    const policy = { namespace, key: listKey(plain, { person: 'lea' }) };
    const armour = await plain.sign(namespace, message);
    await verifySignoffAside(armour, message, policy);
    const refusal = await laterRefusalOf(async () => await verifySignoffAside(armour, Buffer.from('other'), policy));
    expect(refusal).toBe('RECORD_SIGNATURE_BAD');
    const challenge = signedData(namespace, message);
    const [mine, old] = [passkey.assert(challenge), passkey.assert(challenge)];
    const forged = { ...mine, signature: old.signature };
    const unproved = unverifiedArmour(passkey.publicKey.text, forged, { namespace, message });
    expect(
      await laterRefusalOf(async () => await verifySignoffAside(unproved, message, { namespace, key: listed })),
    ).toBe('RECORD_SIGNATURE_BAD');
  });
});
