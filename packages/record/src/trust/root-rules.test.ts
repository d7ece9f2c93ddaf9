import { listKey, makeKey, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../digest.ts';
import type { TrustBody, TrustKey } from '../statements/bodies.ts';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import { allowedSigners } from './allowed-signers.ts';
import { keyPresence } from './key-presence.ts';
import { checkRoot, checkSuccessor } from './root-rules.ts';

async function key(seed: string, owner: Partial<TrustKey>): Promise<TrustKey> {
  return listKey((await makeKey({ type: 'ed25519', seed })).signer, owner);
}

const ada = await key('ada', { person: 'ada' });
const bo = await key('bo', { person: 'bo' });
const ci = await key('ci', { runner: 'ci' });
const second = await key('second', { person: 'ada' });
const third = await key('third', { person: 'cleo' });
const passkey = listKey(simulatedPasskey().signer, { person: 'ada' });
const windows = listKey(simulatedPasskey({ algorithm: 'RS256' }).signer, { person: 'bo' });
const root: TrustBody = {
  version: 1,
  previous: null,
  origin: 'emberfall.example/sallyport',
  kind: 'live',
  replaces: null,
  threshold: 2,
  persons: [
    { id: 'ada', vouchedBy: 'ada' },
    { id: 'bo', vouchedBy: 'ada' },
  ],
  keys: [ada, bo, ci],
  grants: [{ person: 'ada', role: 'pm' }],
  sealers: [ci.fingerprint],
  people: sha256('people'),
};

function refused(run: () => void): string | undefined {
  return refusalOf(run)?.code;
}

describe('checkRoot', () => {
  it('accepts a sound root', () => {
    expect(refused(() => checkRoot(root, 'f'))).toBeUndefined();
    expect(
      refused(() => checkRoot({ ...root, threshold: 1, keys: [ada, ci], persons: root.persons }, 'f')),
    ).toBeUndefined();
  });

  it('accepts passkeys of both kinds, which prove presence', () => {
    expect(refused(() => checkRoot({ ...root, keys: [passkey, windows, ci] }, 'f'))).toBeUndefined();
    const texts = [ada, passkey, windows].map(({ publicKey }) => keyPresence(publicKey));
    expect(texts).toEqual(['key file', 'proved', 'proved']);
    expect(refused(() => keyPresence('webauthn-rs256@sallyport.dev AAAA'))).toBe('RECORD_SIGNATURE_MALFORMED');
  });

  const eve = `SHA256:${'A'.repeat(43)}`;
  it.each<[string, Partial<TrustBody>, string]>([
    ['a person twice', { persons: [...root.persons, { id: 'ada', vouchedBy: 'bo' }] }, 'lists the person ada twice'],
    [
      'a voucher from outside',
      {
        persons: [
          { id: 'ada', vouchedBy: 'eve' },
          { id: 'bo', vouchedBy: 'ada' },
        ],
      },
      'says that eve, who is not in it, vouched for ada',
    ],
    ['a threshold below two with two persons', { threshold: 1 }, 'has threshold 1 where 2 can sign: it must be 2 to 2'],
    ['a threshold that nobody reaches', { threshold: 3 }, 'has threshold 3 where 2 can sign: it must be 2 to 2'],
    [
      'a threshold above the one person there is',
      { keys: [ada, ci] },
      'has threshold 2 where 1 can sign: it must be 1 to 1',
    ],
    [
      'one key for two persons',
      { keys: [ada, bo, ci, { ...ada, person: 'bo' }] },
      `lists the key ${ada.fingerprint} twice: one key belongs to one principal`,
    ],
    [
      'a key of nobody',
      { keys: [ada, bo, { ...ci, runner: null }] },
      `must give the key ${ci.fingerprint} to a person or to a runner, and not to both`,
    ],
    [
      'a key of a person and a runner',
      { keys: [ada, { ...bo, runner: 'ci' }, ci] },
      `must give the key ${bo.fingerprint} to a person or to a runner, and not to both`,
    ],
    ['a key of a stranger', { keys: [{ ...ada, person: 'eve' }, bo, ci] }, 'gives a key to eve, who is not in it'],
    ['a human runner', { keys: [ada, bo, { ...ci, actor: 'Human' }] }, 'calls the runner ci a human'],
    [
      'a fingerprint of another key',
      { keys: [{ ...ada, publicKey: bo.publicKey }, ci] },
      `lists ${ada.fingerprint} with the public key of another`,
    ],
    [
      'a public key that is none',
      { keys: [{ ...ada, publicKey: 'ssh-ed25519 AAAA' }, bo, ci] },
      `lists ${ada.fingerprint} with a public key that cannot be read (The public key is malformed: it ends too early.)`,
    ],
    [
      'presence that a key file cannot prove',
      { keys: [{ ...ada, presence: 'proved' }, bo, ci] },
      `says presence 'proved' of ${ada.fingerprint}, and its type ssh-ed25519 says otherwise`,
    ],
    [
      'no presence where the key proves it',
      { keys: [{ ...passkey, presence: 'key file' }, bo, ci] },
      `says presence 'key file' of ${passkey.fingerprint}, and its type sk-ecdsa-sha2-nistp256@openssh.com says otherwise`,
    ],
    [
      'a compromise without its beginning',
      { keys: [ada, bo, { ...ci, status: 'compromised' }] },
      `must say since when ${ci.fingerprint} is compromised, and only then`,
    ],
    [
      'a beginning without compromise',
      { keys: [{ ...ada, since: 3 }, bo, ci] },
      `must say since when ${ada.fingerprint} is compromised, and only then`,
    ],
    ['a role for a stranger', { grants: [{ person: 'eve', role: 'pm' }] }, 'grants pm to eve, who is not in it'],
    ['a role granted twice', { grants: [...root.grants, ...root.grants] }, 'grants pm to ada twice'],
    ['a sealer that is not listed', { sealers: [eve] }, `names ${eve} as a sealer, which is none of its active keys`],
    [
      'a sealer that is retired',
      { keys: [ada, bo, { ...ci, status: 'retired' }] },
      `names ${ci.fingerprint} as a sealer, which is none of its active keys`,
    ],
    ['a sealer twice', { sealers: [ci.fingerprint, ci.fingerprint] }, 'names a sealer twice'],
    [
      'nobody who can sign',
      { threshold: 1, keys: [{ ...ada, status: 'retired' }, ci] },
      'leaves nobody with an active key, so nobody could ever change it',
    ],
    [
      'nobody but software',
      { threshold: 1, keys: [{ ...ada, actor: 'Software' }, ci] },
      'leaves nobody with an active key, so nobody could ever change it',
    ],
  ])('refuses %s', (_, change, why) => {
    const check = () => checkRoot({ ...root, ...change }, 'f');
    expect(refusalOf(check)).toEqual({ code: 'RECORD_TRUST_INVALID', file: 'f' });
    expect(sentenceOf(check)).toBe(`f: root 1 ${why}.`);
  });

  it('tells roles, persons and keys apart, however they are combined', () => {
    const grants = [
      { person: 'ada', role: 'pm' },
      { person: 'ada', role: 'sre' },
      { person: 'bo', role: 'pm' },
    ];
    expect(
      refused(() => checkRoot({ ...root, grants, sealers: [ci.fingerprint, bo.fingerprint] }, 'f')),
    ).toBeUndefined();
    const retired = { ...ci, status: 'retired' as const };
    const compromised = { ...bo, status: 'compromised' as const, since: 0 };
    const few = { ...root, threshold: 1, keys: [ada, compromised, retired], sealers: [ada.fingerprint] };
    expect(refused(() => checkRoot(few, 'f'))).toBeUndefined();
  });

  it('counts persons, not keys, towards the threshold', () => {
    const keys = [ada, second, bo, third, ci];
    const persons = [...root.persons, { id: 'cleo', vouchedBy: 'bo' }];
    const checked = (threshold: number) => sentenceOf(() => checkRoot({ ...root, keys, persons, threshold }, 'f'));
    expect(checked(1)).toBe('f: root 1 has threshold 1 where 3 can sign: it must be 2 to 3.');
    expect(checked(2)).toBeNull();
    expect(checked(3)).toBeNull();
    expect(checked(4)).toBe('f: root 1 has threshold 4 where 3 can sign: it must be 2 to 3.');
  });
});

describe('checkSuccessor', () => {
  const next: TrustBody = { ...root, version: 2, previous: sha256('genesis') };
  const retired: TrustKey = { ...bo, status: 'retired' };
  const compromised: TrustKey = { ...bo, status: 'compromised', since: 5 };

  it('lets keys be added, retired and found compromised, earlier and earlier', () => {
    const moves: readonly (readonly [TrustKey, TrustKey])[] = [
      [bo, retired],
      [bo, compromised],
      [retired, compromised],
      [compromised, { ...compromised, since: 2 }],
    ];
    for (const [before, after] of moves) {
      const base = { ...root, keys: [ada, before, ci] };
      expect(refused(() => checkSuccessor({ ...next, keys: [ada, after, ci] }, base, 'f'))).toBeUndefined();
    }
  });

  const life = 'changes origin, kind or replaces, which stay for the life of a record';
  const other = `gives the key ${bo.fingerprint} to another principal`;
  it.each<[string, Partial<TrustBody>, TrustKey, string]>([
    ['a version left out', { version: 3 }, bo, 'follows root 1: versions go up by one'],
    ['the same version', { version: 1 }, bo, 'follows root 1: versions go up by one'],
    ['another origin', { origin: 'other.example' }, bo, life],
    ['a demo made live', { kind: 'demo' }, bo, life],
    ['another record replaced', { replaces: sha256('old') }, bo, life],
    ['a key dropped', { keys: [ada, ci] }, bo, `drops the key ${bo.fingerprint}: retired keys stay listed`],
    ['a key given to another', { keys: [ada, { ...bo, person: 'ada' }, ci] }, bo, other],
    ['a key given to a runner', { keys: [ada, { ...bo, runner: 'ci' }, ci] }, bo, other],
    ['an actor changed', { keys: [ada, { ...bo, actor: 'Software Assisted' }, ci] }, bo, other],
    [
      'a retired key made active',
      { keys: [ada, bo, ci] },
      retired,
      `makes the retired key ${bo.fingerprint} active again`,
    ],
    [
      'a compromised key made active',
      { keys: [ada, bo, ci] },
      compromised,
      `makes the compromised key ${bo.fingerprint} active again`,
    ],
    [
      'a compromised key merely retired',
      { keys: [ada, retired, ci] },
      compromised,
      `makes the compromised key ${bo.fingerprint} retired again`,
    ],
    [
      'a compromise moved to later',
      { keys: [ada, { ...compromised, since: 6 }, ci] },
      compromised,
      `moves the compromise of ${bo.fingerprint} from 5 to a later index`,
    ],
  ])('refuses %s', (_, change, before, why) => {
    const base = { ...root, keys: [ada, before, ci] };
    const check = () => checkSuccessor({ ...next, ...change }, base, 'f');
    expect(refusalOf(check)).toEqual({ code: 'RECORD_TRUST_INVALID', file: 'f' });
    expect(sentenceOf(check)).toBe(`f: root ${change.version ?? 2} ${why}.`);
  });

  it('lets everything stay as it was', () => {
    for (const same of [bo, retired, compromised]) {
      const base = { ...root, keys: [ada, same, ci] };
      expect(refused(() => checkSuccessor({ ...next, keys: base.keys }, base, 'f'))).toBeUndefined();
    }
  });
});

describe('allowedSigners', () => {
  it('is one line a key, sorted, with what each may sign', async () => {
    const assistant = await key('assistant', { person: 'ada', actor: 'Software Assisted' });
    const text = allowedSigners({ ...root, keys: [{ ...bo, status: 'retired' }, ci, assistant, ada] });
    const lines = text.split('\n').slice(0, -1);
    expect(lines).toEqual(lines.toSorted());
    const person = 'namespaces="signoff@sallyport.dev,trust@sallyport.dev,decision@sallyport.dev,git"';
    expect(lines).toContain(`ada ${person} ${ada.publicKey}`);
    expect(lines).toContain(`bo ${person} ${bo.publicKey}`);
    expect(lines).toContain(`ada namespaces="decision@sallyport.dev,git" ${assistant.publicKey}`);
    expect(lines).toContain(`runner:ci namespaces="evidence@sallyport.dev,seal@sallyport.dev,git" ${ci.publicKey}`);
    const known = allowedSigners({ ...root, keys: [passkey, bo, ci] });
    expect(known).toContain(`ada ${person} ${passkey.publicKey}`);
    expect(allowedSigners({ ...root, keys: [passkey, bo, ci, windows] })).toBe(known);
    expect(allowedSigners({ ...root, keys: [windows] })).toBe('');
    expect(allowedSigners({ ...root, sealers: [] })).toContain(
      `runner:ci namespaces="evidence@sallyport.dev" ${ci.publicKey}`,
    );
  });
});
