import { type Bodies, canonicalize, encodeStatement, parsePublicKey, sha256 } from '@sallyport/record';
import { fingerprintWords as serverWords } from '@sallyport/server';
import type { Draft, Wish } from '@sallyport/server/contract';
import { simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import type { Bytes } from './bytes.ts';
import { checkDraft } from './check-draft.ts';
import { fingerprintWords } from './fingerprint-words.ts';
import type { PeopleOnScreen } from './people-on-screen.ts';

type Root = Bodies['trust'];
type Key = Root['keys'][number];
type Encoded = { readonly bytes: Bytes; readonly digest: string };

const header = { phase: null, cites: [], time: '2026-11-22T10:00:00Z', nonce: '0'.repeat(32) };
const [mira, lena, noor, fresh, mallory] = ['mira', 'lena', 'noor', 'noor', 'mallory'].map((id) => personKey(id)) as [
  ...[Key, Key, Key, Key, Key],
];
const server: Key = { ...personKey('server'), person: null, runner: 'server', actor: 'Software', presence: 'key file' };
const names = { mira: 'Mira Vogt', lena: 'Lena Brandt' };
const me = { id: 'mira', fingerprint: mira.fingerprint, roles: ['pm'], phase: 7 };

const founded: Root = {
  version: 1,
  previous: null,
  origin: 'emberfall.example/sallyport',
  kind: 'live',
  replaces: null,
  threshold: 2,
  persons: ['lena', 'mira'].map((id) => ({ id, vouchedBy: 'mira' })),
  keys: sorted([mira, lena, server]),
  grants: [
    { person: 'lena', role: 'qa' },
    { person: 'mira', role: 'pm' },
  ],
  sealers: [server.fingerprint],
  people: sha256(peopleFile(names)),
};
const founding: Encoded = encoded(founded, 1);
const next: Root = {
  ...founded,
  version: 2,
  previous: founding.digest,
  persons: [...founded.persons, { id: 'noor', vouchedBy: 'mira' }],
  keys: sorted([...founded.keys, noor]),
  grants: [...founded.grants, { person: 'noor', role: 'security' }],
  people: sha256(peopleFile({ ...names, noor: 'Noor Haddad' })),
};

const before: PeopleOnScreen = {
  root: null,
  compared: [row('mira', 'Mira Vogt', ['pm'], mira), row('lena', 'Lena Brandt', ['qa'], lena)],
  names: new Map(),
};
const after: PeopleOnScreen = {
  root: { version: 1, fingerprint: founding.digest },
  compared: [row('noor', 'Noor Haddad', ['security'], noor)],
  names: new Map(Object.entries(names)),
};

function found(body: Root, people = before, file: Readonly<Record<string, string>> = names): Promise<unknown> {
  const wish: Wish = { act: 'found', persons: ['lena', 'mira'] };
  return checkDraft(drafted(body, file), me, { wish, about: [], people: { onScreen: people, before: null } });
}

function enrol(
  body: Root,
  people = after,
  base: Bytes = founding.bytes,
  file?: Readonly<Record<string, string>>,
): Promise<unknown> {
  const wish: Wish = { act: 'enrol', persons: people.compared.map(({ person }) => person) };
  const all = file ?? (body.persons.length === 2 ? names : { ...names, noor: 'Noor Haddad' });
  return checkDraft(drafted(body, all), me, { wish, about: [], people: { onScreen: people, before: base } });
}

test('the words of a key are those that the server says', () => {
  for (const { fingerprint } of [mira, lena, server])
    expect(fingerprintWords(fingerprint)).toBe(serverWords(fingerprint));
});

describe('the first root', () => {
  test('as the screen of people showed it', async () => {
    await expect(found(founded)).resolves.toHaveLength(1);
  });

  test.each<[string, Partial<Root>, RegExp]>([
    ['a swapped key', { keys: sorted([mira, { ...mallory, person: 'lena' }, server]) }, /key SHA256:.* was not shown/u],
    ['an extra key', { keys: sorted([...founded.keys, { ...mallory, person: 'lena' }]) }, /key SHA256:.*not shown/u],
    [
      'a second machine',
      { keys: sorted([...founded.keys, { ...server, ...keyed(mallory), runner: 'other' }]) },
      /2 keys of machines/u,
    ],
    ['an extra sealer', { sealers: [server.fingerprint, mira.fingerprint].sort() }, /who seals/u],
    ['another grant', { grants: [{ person: 'lena', role: 'pm' }, ...founded.grants] }, /grant to lena in it/u],
    ['a grant that is gone', { grants: founded.grants.slice(1) }, /grant to lena is not in it/u],
    ['a dropped person', { persons: founded.persons.slice(1) }, /person lena is not in it/u],
    ['a stranger', { persons: [...founded.persons, { id: 'tom', vouchedBy: 'mira' }] }, /person tom in it/u],
    ['a lower threshold', { threshold: 1 }, /threshold/u],
    ['a record that it replaces', { replaces: sha256('old') }, /record that it replaces/u],
    ['a later version', { version: 2, previous: founding.digest }, /the version/u],
    ['a retired key', { keys: sorted([mira, { ...lena, status: 'retired' }, server]) }, /was not shown like this/u],
    [
      'a key that is called a machine of hers',
      { keys: sorted([mira, { ...lena, actor: 'Software' }, server]) },
      /not shown/u,
    ],
    ['another voucher', { persons: founded.persons.map((each) => ({ ...each, vouchedBy: 'lena' })) }, /person lena/u],
    ['other names', { people: sha256(peopleFile({ ...names, lena: 'Somebody' })) }, /file with the names/u],
  ])('with %s is refused', async (_, change, sentence) => {
    await expect(found({ ...founded, ...change })).rejects.toThrow(sentence);
    await expect(found({ ...founded, ...change })).rejects.toMatchObject({ code: 'WEB_NOT_WHAT_WAS_SHOWN' });
  });

  test('with another key under the fingerprint that was compared is refused', async () => {
    const keys = sorted([mira, { ...lena, publicKey: mallory.publicKey }, server]);
    await expect(found({ ...founded, keys })).rejects.toThrow(/in it is another key/u);
  });

  test('with other names under the same people is refused', async () => {
    const file = { ...names, lena: 'Somebody Else' };
    const body = { ...founded, people: sha256(peopleFile(file)) };
    await expect(found(body, before, file)).rejects.toThrow(/lena has another name/u);
    const more = { ...names, tom: 'Tom' };
    await expect(found({ ...founded, people: sha256(peopleFile(more)) }, before, more)).rejects.toThrow(/names tom/u);
  });

  test('after words of another key were shown is refused', async () => {
    const [first] = before.compared;
    if (!first) throw new Error('the sample compares somebody');
    const people = { ...before, compared: [first, { ...row('lena', 'Lena Brandt', ['qa'], mallory), words: 'a b c' }] };
    await expect(found(founded, people)).rejects.toThrow(/words that were shown for lena are of another key/u);
  });
});

describe('the next root', () => {
  test('with whom the screen named is signed', async () => {
    await expect(enrol(next)).resolves.toHaveLength(1);
  });

  test('with a new passkey may retire the old one of the same person', async () => {
    const base = encoded(next, 2);
    const people: PeopleOnScreen = {
      root: { version: 2, fingerprint: base.digest },
      compared: [row('noor', 'Noor Haddad', ['security'], fresh)],
      names: new Map(Object.entries({ ...names, noor: 'Noor Haddad' })),
    };
    const retired = next.keys.map((key) => (key.person === 'noor' ? { ...key, status: 'retired' as const } : key));
    const renewed = { ...next, version: 3, previous: base.digest, keys: sorted([...retired, fresh]) };
    await expect(enrol(renewed, people, base.bytes)).resolves.toHaveLength(1);
    const others = renewed.keys.map((key) => (key.person === 'lena' ? { ...key, status: 'retired' as const } : key));
    await expect(enrol({ ...renewed, keys: others }, people, base.bytes)).rejects.toThrow(/was not shown like this/u);
  });

  test.each<[string, Partial<Root>, RegExp]>([
    ['a swapped key of somebody else', { keys: sorted([mira, { ...mallory, person: 'lena' }, server, noor]) }, /key/u],
    ['a swapped key of who is new', { keys: sorted([...founded.keys, { ...mallory, person: 'noor' }]) }, /key/u],
    ['an extra key', { keys: sorted([...next.keys, { ...mallory, person: 'lena' }]) }, /key SHA256/u],
    [
      'an extra machine',
      { keys: sorted([...next.keys, { ...server, ...keyed(mallory), runner: 'x' }]) },
      /key SHA256/u,
    ],
    ['an extra sealer', { sealers: [server.fingerprint, noor.fingerprint].sort() }, /who seals/u],
    ['another grant', { grants: [{ person: 'lena', role: 'pm' }, ...next.grants] }, /grant to lena/u],
    ['another role of who is new', { grants: [...founded.grants, { person: 'noor', role: 'pm' }] }, /grant to noor/u],
    ['a dropped person', { persons: next.persons.slice(1) }, /person lena is not in it/u],
    ['a lower threshold', { threshold: 1 }, /threshold/u],
    ['another name of the record', { origin: 'other.example/sallyport' }, /name of the record/u],
    ['another kind', { kind: 'demo' }, /kind of the record/u],
    ['another root before it', { previous: sha256('other') }, /root before it/u],
  ])('with %s is refused', async (_, change, sentence) => {
    await expect(enrol({ ...next, ...change })).rejects.toThrow(sentence);
  });

  test('is not compared with another root than the one on the screen', async () => {
    const other = encoded({ ...founded, origin: 'other.example/sallyport' }, 1).bytes;
    await expect(enrol(next, after, other)).rejects.toMatchObject({ code: 'WEB_DIGEST_DIFFERS' });
  });

  test('is not signed where no people were shown with it', async () => {
    const wish: Wish = { act: 'enrol', persons: ['noor'] };
    const draft = drafted(next, { ...names, noor: 'Noor Haddad' });
    await expect(checkDraft(draft, me, { wish, about: [] })).rejects.toThrow(/no people were shown/u);
  });
});

function personKey(person: string): Key {
  const { text: publicKey } = simulatedPasskey().publicKey;
  return {
    fingerprint: parsePublicKey(publicKey).fingerprint,
    publicKey,
    person,
    runner: null,
    actor: 'Human',
    presence: 'proved',
    status: 'active',
    since: null,
  };
}

function keyed({ fingerprint, publicKey }: Key): Pick<Key, 'fingerprint' | 'publicKey'> {
  return { fingerprint, publicKey };
}

function sorted(keys: readonly Key[]): readonly Key[] {
  return keys.toSorted((left, right) => (left.fingerprint < right.fingerprint ? -1 : 1));
}

function row(person: string, name: string, roles: string[], { fingerprint }: Key): PeopleOnScreen['compared'][number] {
  return { person, name, roles, fingerprint, words: serverWords(fingerprint) };
}

function peopleFile(file: Readonly<Record<string, string>>): string {
  const persons = Object.entries(file).map(([id, name]) => ({ id, name, email: null }));
  return canonicalize({ nonce: '0'.repeat(32), persons });
}

function encoded(body: Root, version: number): Encoded {
  const root = version === 1 ? null : { version: version - 1, statement: body.previous ?? founding.digest };
  const author = { person: 'mira', key: mira.fingerprint, previous: [] };
  const subject = [{ name: 'people', digest: { sha256: body.people } }];
  const record = version === 1 ? null : founding.digest;
  const { bytes, digest } = encodeStatement('trust', subject, { ...header, record, root, author }, body);
  return { bytes: new Uint8Array(bytes), digest };
}

function drafted(body: Root, file: Readonly<Record<string, string>>): Draft {
  const { bytes, digest } = encoded(body, body.version);
  const statement = { digest, type: 'trust', namespace: 'trust@sallyport.dev' };
  return {
    id: 'draft-1',
    expires: '2026-11-22T10:10:00Z',
    text: peopleFile(file),
    meaning: 'A root.',
    statements: [{ ...statement, bytes: Buffer.from(bytes).toString('base64') }],
    documents: [],
    more: false,
    credential: 'AAAA',
  };
}
