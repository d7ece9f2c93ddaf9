import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { listKey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import type { Signer } from '../signer.ts';
import { sentenceOf } from '../testing/refusals.ts';
import { encodeArmour } from './armour.ts';
import { type PublicKey, parsePublicKey } from './public-key.ts';
import type { Presence } from './security-key.ts';
import { encodeSshsig, signedData } from './sshsig.ts';
import { verifySignature } from './verify-signature.ts';
import { checkPresence, verifySignoff } from './verify-signoff.ts';
import { wireMpint, wireString, wireUint32 } from './wire.ts';

const namespace = 'signoff@sallyport.dev';
const message = Buffer.from('the statement');
const data = signedData(namespace, message);
const HOST = 'sign.emberfall.example';

/** An authenticator that signs whatever it is told to: ours must notice what a browser would never send. */
interface Authenticator {
  readonly publicKey: PublicKey;
  readonly sign: (bytes: Uint8Array) => Buffer;
}

function authenticator(type: 'ed25519' | 'ecdsa', application: string): Authenticator {
  const { privateKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : p256();
  const jwk = privateKey.export({ format: 'jwk' });
  const x = Buffer.from(jwk.x ?? '', 'base64url');
  const y = Buffer.from(jwk.y ?? '', 'base64url');
  const name = type === 'ed25519' ? 'sk-ssh-ed25519@openssh.com' : 'sk-ecdsa-sha2-nistp256@openssh.com';
  const fields =
    type === 'ed25519'
      ? [wireString(x)]
      : [wireString('nistp256'), wireString(Buffer.concat([Buffer.from([4]), x, y]))];
  const blob = Buffer.concat([wireString(name), ...fields, wireString(application)]);
  const publicKey = parsePublicKey(`${name} ${blob.toString('base64')}`);
  return {
    publicKey,
    sign: (bytes) => (type === 'ed25519' ? sign(null, bytes, privateKey) : ecdsaSignature(bytes, privateKey)),
  };
}

function p256(): { readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function ecdsaSignature(bytes: Uint8Array, key: KeyObject): Buffer {
  const fixed = sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
  return Buffer.concat([wireMpint(fixed.subarray(0, 32)), wireMpint(fixed.subarray(32))]);
}

function armoured(key: PublicKey, ...field: readonly Uint8Array[]): string {
  return encodeArmour(encodeSshsig({ keyBlob: key.blob, namespace, signature: Buffer.concat(field) }));
}

/** What a key on a token answers to ssh itself: no page, no client data. */
function touched(token: Authenticator, flags: number, counter = 7): string {
  const { application, type } = token.publicKey;
  const head = Buffer.concat([Buffer.from([flags]), wireUint32(counter)]);
  const signed = token.sign(
    Buffer.concat([hash('sha256', application ?? '', 'buffer'), head, hash('sha256', data, 'buffer')]),
  );
  return armoured(token.publicKey, wireString(type), wireString(signed), head);
}

interface Page {
  readonly clientData?: string;
  readonly origin?: string;
  readonly flags?: number;
  readonly extensions?: Uint8Array;
  readonly behind?: Uint8Array;
}

const passkey = authenticator('ecdsa', HOST);
const challenge = data.toString('base64url');

function clientDataOf(origin: string, more = ''): string {
  return `{"type":"webauthn.get","challenge":"${challenge}","origin":"${origin}"${more}}`;
}

/** What a passkey answers to a page. */
function answered(page: Page): string {
  const origin = page.origin ?? `https://${HOST}`;
  const clientData = page.clientData ?? clientDataOf(origin);
  const extensions = page.extensions ?? Buffer.alloc(0);
  const head = Buffer.concat([Buffer.from([page.flags ?? 0x05]), wireUint32(7)]);
  const signed = passkey.sign(
    Buffer.concat([hash('sha256', HOST, 'buffer'), head, extensions, hash('sha256', clientData, 'buffer')]),
  );
  return armoured(
    passkey.publicKey,
    wireString('webauthn-sk-ecdsa-sha2-nistp256@openssh.com'),
    wireString(signed),
    head,
    wireString(origin),
    wireString(clientData),
    wireString(extensions),
    page.behind ?? Buffer.alloc(0),
  );
}

function presenceOf(armour: string): Presence | null {
  return verifySignature(armour, message, namespace).presence;
}

function listed(key: PublicKey): Parameters<typeof verifySignoff>[2] {
  const signer: Signer = { fingerprint: key.fingerprint, publicKey: key.text, sign: () => Promise.resolve('') };
  return { namespace, key: listKey(signer, { person: 'lea' }) };
}

describe.each(['ed25519', 'ecdsa'] as const)('a security key (%s) used by ssh itself', (type) => {
  const token = authenticator(type, 'ssh:');

  it('says who was present, and proves it', () => {
    const nobody = { userPresent: false, userVerified: false, backupEligible: false, counter: 7, page: null };
    expect(presenceOf(touched(token, 0x00))).toEqual(nobody);
    expect(presenceOf(touched(token, 0x01))).toEqual({ ...nobody, userPresent: true });
    expect(presenceOf(touched(token, 0x0d, 8))).toEqual({
      userPresent: true,
      userVerified: true,
      backupEligible: true,
      counter: 8,
      page: null,
    });
  });

  it('counts as a sign-off once it was touched, without a PIN', () => {
    const signoff = (flags: number) =>
      sentenceOf(() => verifySignoff(touched(token, flags), message, listed(token.publicKey)));
    expect(signoff(0x01)).toBeNull();
    expect(signoff(0x04)).toBe('The signature does not count: the security key did not see anyone touch it.');
  });

  it('is refused over another message, with other flags and with bytes behind', () => {
    const bad = 'The signature is not good: it is not by the key it names, or not over these bytes.';
    expect(sentenceOf(() => verifySignature(touched(token, 1), Buffer.from('other'), namespace))).toBe(bad);
    const { publicKey } = token;
    const signed = token.sign(Buffer.concat([hash('sha256', 'ssh:', 'buffer'), Buffer.from('0000000007', 'hex')]));
    const field = [wireString(publicKey.type), wireString(signed), Buffer.from('0100000007', 'hex')];
    expect(sentenceOf(() => verifySignature(armoured(publicKey, ...field), message, namespace))).toBe(bad);
    expect(sentenceOf(() => verifySignature(armoured(publicKey, ...field, Buffer.from([0])), message, namespace))).toBe(
      'The signature is malformed: bytes follow its end.',
    );
  });
});

describe('a passkey used by a page', () => {
  const origin = `https://${HOST}`;
  const said = { userPresent: true, userVerified: true, backupEligible: false, counter: 7 };

  it.each<[string, Page, Partial<Presence>]>([
    ['a page', {}, {}],
    ['a passkey that may be copied', { flags: 0x0d }, { backupEligible: true }],
    ['nobody', { flags: 0x00 }, { userPresent: false, userVerified: false }],
    ['a page that says it is not inside another', { clientData: clientDataOf(origin, ',"crossOrigin":false') }, {}],
    [
      'a page inside another',
      { clientData: clientDataOf(origin, ',"crossOrigin":true') },
      { page: { origin, crossOrigin: true, topOrigin: false } },
    ],
    [
      'a page inside another that it names',
      { clientData: clientDataOf(origin, ',"topOrigin":"https://a.example"') },
      { page: { origin, crossOrigin: false, topOrigin: true } },
    ],
    ['extensions', { flags: 0x85, extensions: Buffer.from([0xa0]) }, {}],
  ])('says what it saw: %s', (_, page, presence) => {
    const ordinary = { origin, crossOrigin: false, topOrigin: false };
    expect(presenceOf(answered(page))).toEqual({ ...said, page: ordinary, ...presence });
  });

  const differs = 'its client data does not begin with our challenge and its origin';
  it.each<[string, Page, string]>([
    ['attested data', { flags: 0x45 }, 'it carries attested data'],
    ['extensions without their flag', { extensions: Buffer.from([1]) }, 'its extension flag and its extensions differ'],
    ['a flag without extensions', { flags: 0x85 }, 'its extension flag and its extensions differ'],
    ['a quote in the origin', { origin: 'https://a"b' }, 'its origin holds a quote'],
    ['a backslash in the origin', { origin: 'https://a\\b' }, 'its origin holds a quote'],
    ['another challenge', { clientData: clientDataOf(origin).replace(challenge, 'AAAA') }, differs],
    ['another origin', { clientData: clientDataOf('https://other.example') }, differs],
    ['white space in front', { clientData: ` ${clientDataOf(origin)}` }, differs],
    ['another order', { clientData: `{"origin":"${origin}","type":"webauthn.get"}` }, differs],
    ['no end', { clientData: clientDataOf(origin).slice(0, -1) }, 'its client data is not JSON'],
    ['something behind its end', { clientData: `${clientDataOf(origin)}}` }, 'its client data is not JSON'],
  ])('is refused with %s', (_, page, why) => {
    expect(sentenceOf(() => presenceOf(answered(page)))).toBe(`The passkey signature is malformed: ${why}.`);
  });

  it('may say 8192 bytes, and not one more', () => {
    const room = 8192 - clientDataOf(origin, ',"more":""').length;
    const sized = (length: number): Page => ({
      clientData: clientDataOf(origin, `,"more":"${'x'.repeat(length)}"`),
    });
    expect(sentenceOf(() => presenceOf(answered(sized(room))))).toBeNull();
    expect(sentenceOf(() => presenceOf(answered(sized(room + 1))))).toBe(
      'The passkey signature is malformed: its client data is too long.',
    );
  });

  it('is refused with bytes behind the extensions', () => {
    expect(sentenceOf(() => presenceOf(answered({ behind: Buffer.from([0]) })))).toBe(
      'The signature is malformed: bytes follow its end.',
    );
  });
});

describe('a passkey as a sign-off', () => {
  const signoff = (page: Page, origins?: readonly string[]) =>
    sentenceOf(() =>
      verifySignoff(answered(page), message, {
        ...listed(passkey.publicKey),
        ...(origins === undefined ? {} : { origins }),
      }),
    );
  const inside = 'the passkey was used inside another page';

  it.each<[string, Page, string]>([
    ['no touch', { flags: 0x04 }, 'the security key did not see anyone touch it'],
    ['no PIN', { flags: 0x01 }, 'the passkey did not verify its user (fingerprint, face or PIN)'],
    ['a page around', { clientData: clientDataOf(`https://${HOST}`, ',"crossOrigin":true') }, inside],
    ['a page around, named', { clientData: clientDataOf(`https://${HOST}`, ',"topOrigin":"x"') }, inside],
    ...[
      'http://sign.emberfall.example',
      'ftp://sign.emberfall.example',
      'https://sign.emberfall.example/',
      'https://SIGN.emberfall.example',
      'https://sign.emberfall.example.evil.example',
      'https://emberfall.example',
      'http://localhost',
      'sign.emberfall.example',
    ].map((origin): [string, Page, string] => [
      origin,
      { origin },
      `the page ${origin} may not ask this passkey for a signature`,
    ]),
  ])('does not count with %s', (_, page, why) => {
    expect(signoff(page)).toBe(`The signature does not count: ${why}.`);
  });

  it('counts from its own page, pages below it, and any port', () => {
    expect(signoff({})).toBeNull();
    expect(signoff({ origin: `https://eu.${HOST}` })).toBeNull();
    expect(signoff({ origin: `https://${HOST}:8443` })).toBeNull();
  });

  it('counts from the listed pages only, wherever there is a list', () => {
    expect(signoff({}, [`https://${HOST}`])).toBeNull();
    expect(signoff({}, [])).toMatch(/may not ask this passkey/);
    expect(signoff({ origin: 'https://a.example' }, ['https://b.example', 'https://a.example'])).toBeNull();
  });
});

describe('a passkey of a board on this machine', () => {
  it('may be asked without encryption, by localhost alone', () => {
    const { publicKey } = authenticator('ecdsa', 'localhost');
    const asked = (origin: string) =>
      sentenceOf(() =>
        checkPresence(
          {
            userPresent: true,
            userVerified: true,
            backupEligible: false,
            counter: 1,
            page: { origin, crossOrigin: false, topOrigin: false },
          },
          publicKey,
        ),
      );
    expect(asked('http://localhost:7777')).toBeNull();
    expect(asked('https://localhost')).toBeNull();
    expect(asked('http://a.localhost')).toMatch(/http:\/\/a.localhost may not ask/);
    expect(asked('ws://localhost')).toMatch(/may not ask/);
  });
});
