import {
  armourOfAssertion,
  preAuthEncoding,
  readRecord,
  type Sha256,
  signaturePath,
  signedData,
  statementPath,
  verifyAssertion,
  verifySignature,
  verifySignoff,
} from '@sallyport/record';
import { listKey, type PasskeyOptions, type SimulatedPasskey, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { type Scenario, scenario } from '../testing/scenario.ts';

const PRESENT = 0x01;
const VERIFIED = 0x04;
const host = 'sign.emberfall.example';
const namespace = 'signoff@sallyport.dev';
const notAllowed = { name: 'RecordError', code: 'RECORD_KEY_NOT_ALLOWED' };
const refusedSomehow = { name: 'RecordError' };

describe.each(['ES256', 'RS256'] as const)('passkeys for %s under attack', (algorithm) => {
  const passkey = simulatedPasskey({ algorithm, host });
  const { text } = passkey.publicKey;

  /** A scenario whose security lead has this passkey. */
  async function enrolled(key: SimulatedPasskey = passkey): Promise<Scenario> {
    const made = await scenario();
    await made.baseline();
    await made.record.changeRoot((root) => ({ keys: [...root.keys, listKey(key.signer, { person: 'noor' })] }), {
      cosigners: ['quinn'],
    });
    return made;
  }

  /** What the record says after the passkey signed a criterion off, used in this way. */
  async function signedOff(how: PasskeyOptions): Promise<Scenario> {
    const made = await enrolled();
    await made.accept('noor', 'security', 'L4', { signer: passkey.with(how) });
    return made;
  }

  test('attack 24: what a phishing page got out of a passkey signs nothing off', async () => {
    const good = await signedOff({});
    expect(good.state('L4')).toBe('met');
    for (const how of [
      { origin: `https://${host}.evil.example` },
      { origin: 'https://emberfall.example' },
      { origin: `http://${host}` },
      { crossOrigin: true },
      { more: { topOrigin: 'https://evil.example' } },
    ]) {
      const made = await signedOff(how);
      expect(() => made.record.view()).toThrow(expect.objectContaining(notAllowed));
    }
  });

  test('attack 24: nor a passkey of another host, whatever page it says', async () => {
    const phished = simulatedPasskey({ algorithm, host: 'evil.example', origin: `https://${host}` });
    const made = await enrolled(phished);
    await made.accept('noor', 'security', 'L4', { signer: phished.signer });
    expect(() => made.record.view()).toThrow(expect.objectContaining(notAllowed));
  });

  test('attack 24: a page elsewhere gets no sign-off made, and no login', () => {
    const message = preAuthEncoding(Buffer.from('{}'));
    const challenge = signedData(namespace, message);
    const asked = { namespace, message } as const;
    const origin = `https://${host}.evil.example`;
    expect(armourOfAssertion(text, passkey.assert(challenge), asked)).toMatch(/^-----BEGIN SSH SIGNATURE-----\n/);
    expect(() => armourOfAssertion(text, passkey.assert(challenge, { origin }), asked)).toThrow(
      expect.objectContaining(notAllowed),
    );
    const random = Buffer.alloc(32, 7);
    const expected = { challenge: random, origins: [`https://${host}`], rpId: host };
    expect(verifyAssertion(text, passkey.assert(random), expected).userVerified).toBe(true);
    expect(() => verifyAssertion(text, passkey.assert(random, { origin }), expected)).toThrow(
      expect.objectContaining(notAllowed),
    );
  });

  test('attack 25: a passkey that saw nobody, or did not verify who it saw, signs nothing off', async () => {
    const good = await signedOff({ flags: PRESENT | VERIFIED });
    expect(good.state('L4')).toBe('met');
    for (const flags of [0, PRESENT, VERIFIED]) {
      const made = await signedOff({ flags });
      expect(() => made.record.view()).toThrow(expect.objectContaining(notAllowed));
    }
  });

  test('attack 25: what holds for the record holds for a single sign-off too', async () => {
    const message = Buffer.from('a statement');
    const key = listKey(passkey.signer, { person: 'noor' });
    const good = await passkey.signer.sign(namespace, message);
    expect(verifySignoff(good, message, { namespace, key }).fingerprint).toBe(key.fingerprint);
    for (const flags of [0, PRESENT, VERIFIED]) {
      const absent = await passkey.with({ flags }).sign(namespace, message);
      expect(verifySignature(absent, message, namespace).fingerprint).toBe(key.fingerprint);
      expect(() => verifySignoff(absent, message, { namespace, key })).toThrow(expect.objectContaining(notAllowed));
      const assertion = passkey.assert(signedData(namespace, message), { flags });
      expect(() => armourOfAssertion(text, assertion, { namespace, message })).toThrow(
        expect.objectContaining(notAllowed),
      );
    }
  });

  /** The record with the signature of a good sign-off replaced. */
  async function resigned(signing: (bytes: Uint8Array, digest: Sha256) => Promise<string>): Promise<() => unknown> {
    const made = await enrolled();
    const digest = await made.accept('noor', 'security', 'L4', { signer: passkey.signer });
    expect(made.state('L4')).toBe('met');
    const bytes = made.record.files.get(statementPath(digest)) ?? new Uint8Array();
    const armour = await signing(bytes, digest);
    const files = new Map(made.record.files).set(signaturePath(digest), Buffer.from(armour));
    return () => readRecord(files);
  }

  test('attack 28: a signature of a passkey for another purpose is no sign-off', async () => {
    for (const purpose of ['decision@sallyport.dev', 'trust@sallyport.dev', 'git'] as const) {
      const read = await resigned((bytes) => passkey.signer.sign(purpose as typeof namespace, preAuthEncoding(bytes)));
      expect(read).toThrow(expect.objectContaining({ code: 'RECORD_SIGNATURE_BAD' }));
    }
    const bare = await resigned((bytes) => passkey.signer.sign(namespace, bytes));
    expect(bare).toThrow(expect.objectContaining(refusedSomehow));
    const again = await resigned((bytes) => passkey.signer.sign(namespace, preAuthEncoding(bytes)));
    expect(again).not.toThrow();
  });

  test('attack 28: a login is no sign-off, and no server gets a sign-off asked as a login', () => {
    const message = preAuthEncoding(Buffer.from('{}'));
    const login = passkey.assert(Buffer.alloc(32, 7));
    expect(() => armourOfAssertion(text, login, { namespace, message })).toThrow(
      expect.objectContaining(refusedSomehow),
    );
    const challenge = signedData(namespace, message);
    const signed = passkey.assert(challenge);
    const expected = { challenge, origins: [`https://${host}`], rpId: host };
    expect(() => verifyAssertion(text, signed, expected)).toThrow(expect.objectContaining(notAllowed));
    for (const other of ['decision@sallyport.dev', 'trust@sallyport.dev'] as const) {
      expect(() => armourOfAssertion(text, signed, { namespace: other, message })).toThrow(
        expect.objectContaining(refusedSomehow),
      );
    }
    expect(armourOfAssertion(text, signed, { namespace, message })).toMatch(/^-----BEGIN/);
  });

  test('attack 28: an answer to a registration signs nothing off', () => {
    const message = preAuthEncoding(Buffer.from('{}'));
    const challenge = signedData(namespace, message);
    const { authenticatorData, clientDataJSON } = passkey.register(challenge);
    const { signature } = passkey.assert(challenge);
    expect(() =>
      armourOfAssertion(text, { authenticatorData, clientDataJSON, signature }, { namespace, message }),
    ).toThrow(expect.objectContaining({ code: 'RECORD_SIGNATURE_MALFORMED' }));
    const created = passkey.assert(challenge, { type: 'webauthn.create' });
    expect(() => armourOfAssertion(text, created, { namespace, message })).toThrow(
      expect.objectContaining({ code: 'RECORD_SIGNATURE_MALFORMED' }),
    );
  });
});
