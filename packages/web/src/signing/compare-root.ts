import { canonicalText, isList, isRecord, type Json, plainText } from './canonical.ts';
import { fingerprintWords } from './fingerprint-words.ts';
import { namesIn, type PeopleOnScreen } from './people-on-screen.ts';
import type { StatementForm } from './statement-form.ts';

type Body = StatementForm['body'];

/** What a proposed root is held against. */
export interface RootOnScreen {
  readonly people: PeopleOnScreen;
  /** Content of the root in force, read from its own bytes; null before there is one. */
  readonly before: Body | null;
  /** Who proposes, and so vouches for everybody who is new. */
  readonly author: string;
  /** The people file that the root cites, and its digest. */
  readonly text: string | null;
  readonly textDigest: string | null;
}

/**
 * Everything in a proposed root that is neither in the root before it nor what the screen of people showed, each as half
 * a sentence. Origin, kind and the machine that looks and seals stand on no screen before there is a root: the review
 * shows them, and a second machine is refused. That each fingerprint is its key's is asked elsewhere.
 */
export function rootDifferences(body: Body, screen: RootOnScreen): readonly string[] {
  const { people, before } = screen;
  if ((people.root === null) !== (before === null)) return ['the trust root before it was not shown'];
  const persons = personsOf(screen);
  return [
    ...people.compared.flatMap(wordsApart),
    ...members(body, fields),
    ...same('the version', body['version'], (people.root?.version ?? 0) + 1),
    ...same('the root before it', body['previous'], people.root?.fingerprint ?? null),
    ...same('the threshold', body['threshold'], Math.min(2, persons.length)),
    ...lists('the person', body['persons'], persons, 'id'),
    ...lists('the grant to', body['grants'], grantsOf(screen), 'person'),
    ...(before === null ? foundedFields(body) : carriedFields(body, before)),
    ...lists('the key', body['keys'], [...keysOf(body, screen), ...machines(body, before)], 'fingerprint'),
    ...namesApart(body, persons, screen),
  ];
}

const fields = 'version previous origin kind replaces threshold persons keys grants sealers people'.split(' ');

function members(body: Body, known: readonly string[]): readonly string[] {
  const strange = Object.keys(body).filter((key) => !known.includes(key));
  return strange.map((key) => `it says something of ${key}, which this page does not know`);
}

/** Words that belong to another key were read out for nothing. */
function wordsApart({ person, fingerprint, words }: PeopleOnScreen['compared'][number]): readonly string[] {
  if (fingerprint === null || words === null) return [`no key of ${person} was shown`];
  return fingerprintWords(fingerprint) === words ? [] : [`the words that were shown for ${person} are of another key`];
}

function foundedFields(body: Body): readonly string[] {
  const others = listOf(body['keys']).filter((key) => isRecord(key) && key['person'] === null);
  const [server] = others;
  return [
    ...same('the record that it replaces', body['replaces'], null),
    ...(others.length === 1 ? [] : [`it holds ${others.length} keys of machines, and this server has one`]),
    ...same('who seals', body['sealers'], isRecord(server) ? [server['fingerprint'] ?? null] : []),
  ];
}

function carriedFields(body: Body, before: Body): readonly string[] {
  const names = { origin: 'the name of the record', kind: 'the kind of the record', replaces: 'what it replaces' };
  return [
    ...Object.entries(names).flatMap(([key, name]) => same(name, body[key], before[key] ?? null)),
    ...same('who seals', body['sealers'], before['sealers'] ?? null),
  ];
}

function personsOf({ people, before, author }: RootOnScreen): readonly Json[] {
  const known = listOf(before?.['persons']);
  const ids = known.map((person) => (isRecord(person) ? person['id'] : null));
  const fresh = people.compared.filter(({ person }) => !ids.includes(person));
  return [...known, ...fresh.map(({ person }) => ({ id: person, vouchedBy: author }))];
}

function grantsOf({ people, before }: RootOnScreen): readonly Json[] {
  const known = listOf(before?.['grants']);
  const texts = known.map((grant) => canonicalText(grant));
  const asked = people.compared.flatMap(({ person, roles }) => roles.map((role) => ({ person, role })));
  return [...known, ...asked.filter((grant) => !texts.includes(canonicalText(grant)))];
}

/** Whoever comes with a new passkey may have lost the old one: of the keys before, only theirs may be retired. */
function keysOf(body: Body, { people, before }: RootOnScreen): readonly Json[] {
  const given = new Set(listOf(body['keys']).map((key) => canonicalText(key)));
  const known = listOf(before?.['keys']).map((key): Json => {
    if (!isRecord(key) || key['status'] !== 'active') return key;
    if (!people.compared.some(({ person }) => person === key['person'])) return key;
    const retired = { ...key, status: 'retired' };
    return given.has(canonicalText(retired)) ? retired : key;
  });
  const fresh = people.compared.map(({ person, fingerprint }) => ({
    fingerprint,
    publicKey: publicKeyIn(body, fingerprint),
    person,
    runner: null,
    actor: 'Human',
    presence: 'proved',
    status: 'active',
    since: null,
  }));
  return [...known, ...fresh];
}

/** The server's own key: shown in the review with its words. What it may say of itself is little. */
function machines(body: Body, before: Body | null): readonly Json[] {
  if (before !== null) return [];
  return listOf(body['keys']).flatMap((key): readonly Json[] => {
    if (!isRecord(key) || key['person'] !== null || typeof key['runner'] !== 'string') return [];
    const { fingerprint = null, publicKey = null, runner } = key;
    const plain = { fingerprint, publicKey, runner, person: null, presence: 'key file' };
    return [{ ...plain, actor: 'Software', status: 'active', since: null }];
  });
}

function publicKeyIn(body: Body, fingerprint: string | null): Json {
  const key = listOf(body['keys']).find((each) => isRecord(each) && each['fingerprint'] === fingerprint);
  return isRecord(key) ? (key['publicKey'] ?? null) : null;
}

function namesApart(body: Body, persons: readonly Json[], screen: RootOnScreen): readonly string[] {
  const { text, textDigest, people } = screen;
  const names = text === null ? null : namesIn(text);
  if (names === null || body['people'] !== textDigest) return ['the file with the names is not what this page shows'];
  const ids = persons.map((person) => (isRecord(person) ? plainText(person['id']) : ''));
  const shown = new Map([
    ...people.compared.map(({ person, name }): [string, string] => [person, name]),
    ...people.names,
  ]);
  return [
    ...ids.filter((id) => names.get(id) !== shown.get(id)).map((id) => `${id} has another name in it`),
    ...[...names.keys()].filter((id) => !ids.includes(id)).map((id) => `it names ${id}, whom this page did not show`),
  ];
}

function lists(what: string, given: Json | undefined, expected: readonly Json[], name: string): readonly string[] {
  const nameOf = (item: Json): string => plainText(isRecord(item) ? item[name] : item);
  const rest = listOf(given).map((item) => ({ item, text: canonicalText(item) }));
  const missing: string[] = [];
  for (const item of expected) {
    const at = rest.findIndex(({ text }) => text === canonicalText(item));
    if (at >= 0) rest.splice(at, 1);
    else missing.push(`${what} ${nameOf(item)} is not in it as it was shown`);
  }
  return [...rest.map(({ item }) => `${what} ${nameOf(item)} in it was not shown like this`), ...missing];
}

function same(what: string, given: Json | undefined, shown: Json): readonly string[] {
  return canonicalText(given ?? null) === canonicalText(shown) ? [] : [`${what} is not what this page shows`];
}

function listOf(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}
