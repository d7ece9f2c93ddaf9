import type { Wish } from '@sallyport/server/contract';
import { isList, isRecord, type Json, plainText } from './canonical.ts';
import { type RootOnScreen, rootDifferences } from './compare-root.ts';
import type { StatementForm } from './statement-form.ts';

/** What the screen showed beside the wish itself. */
export interface OnScreen {
  readonly wish: Wish;
  /** Ids of what the answer is about, written out also where the wish says "everything". */
  readonly about: readonly string[];
  /** SHA-256 of the text that was shown; null where there was none. */
  readonly textDigest: string | null;
  readonly roles: readonly string[];
  /** Where a trust root was asked for: what it is held against. */
  readonly root: RootOnScreen | null;
}

type Body = StatementForm['body'];
type Rule<A extends Wish['act']> = (body: Body, wish: Extract<Wish, { act: A }>, screen: OnScreen) => readonly string[];

/** The kinds of statement that each act may make. Any other kind is somebody else's idea. */
const kinds: { readonly [A in Wish['act']]: readonly string[] } = {
  answer: ['signoff'],
  vote: ['vote'],
  // With the first baseline comes the log of the phase.
  baseline: ['gate', 'paper'],
  kickoff: ['kickoff'],
  poll: ['poll'],
  minutes: ['paper'],
  waive: ['waiver'],
  deviate: ['deviation'],
  hold: ['hold'],
  resume: ['resume'],
  withdraw: ['withdraw'],
  // With the decision come the papers that carry its outcome.
  decide: ['decision', 'paper'],
  found: ['trust'],
  enrol: ['trust'],
};

const rules: { readonly [A in Wish['act']]: Rule<A> } = {
  answer: (body, wish, screen) => [
    ...same('the text that it binds', body['shown'], screen.textDigest),
    ...same('the documents that you opened', body['opened'], inOrder(wish.opened)),
    ...entries(body, wish, screen),
  ],
  vote: (body, wish, screen) => [
    ...same('your vote', body['answer'], wish.answer),
    ...same('the reason', body['reason'], wish.reason),
    ...texts(body['roles'])
      .filter((role) => !screen.roles.includes(role))
      .map((role) => `it speaks for the role ${role}, which you do not hold`),
  ],
  baseline: () => [],
  kickoff: (body, wish) => (wish.title === null ? [] : same('the title', body['title'], wish.title)),
  poll: () => [],
  minutes: () => [],
  waive: (body, wish) => [
    ...same('the criterion', body['criterion'], wish.criterion),
    ...(wish.facet === null ? [] : same('the facet', body['facet'], wish.facet)),
    ...(wish.findings.length === 0 ? [] : same('the findings', body['findings'], wish.findings.toSorted())),
    ...same('the reason', body['reason'], wish.reason),
    ...same('the expiry', body['expires'], wish.expires),
  ],
  deviate: (body, wish) => [
    ...(wish.criteria.some((id) => id === plainText(body['criterion']))
      ? []
      : ['it is about a criterion that this page did not name']),
    // Without one of the signer's own it is the reason of the gate file, and stands in the bytes below.
    ...(wish.reason === null ? [] : same('the reason', body['reason'], wish.reason)),
    ...same('the expiry', body['expires'], wish.expires),
  ],
  hold: (body, wish) => [
    ...same('the reason', body['reason'], wish.reason),
    ...same('the criteria', texts(body['criteria']).toSorted(), wish.criteria.toSorted()),
  ],
  resume: (body, wish) => [
    ...same('the role', body['role'], wish.role),
    ...same('the reason', body['reason'], wish.reason),
  ],
  withdraw: (body, wish) => [
    ...same('the statement', body['statement'], wish.statement),
    ...same('the reason', body['reason'], wish.reason),
  ],
  decide: () => [],
  found: asked,
  enrol: asked,
};

/** Everything in a statement that is not what the screen showed, each as half a sentence; empty where all is. */
export function differences(form: StatementForm, screen: OnScreen): readonly string[] {
  const { wish } = screen;
  if (!kinds[wish.act].includes(form.type)) return [`it is a ${form.type}, which nobody asked for`];
  const rule = rules[wish.act] as Rule<Wish['act']>;
  return rule(form.body, wish, screen);
}

function entries(body: Body, wish: Extract<Wish, { act: 'answer' }>, screen: OnScreen): readonly string[] {
  const list = isList(body['entries']) ? body['entries'] : [];
  if (list.length === 0) return ['it answers for nothing'];
  return list.flatMap((entry) => {
    if (!isRecord(entry)) return ['an answer in it cannot be read'];
    const { about, role, answer, reason } = entry;
    const name = plainText(about);
    return [
      ...(screen.about.includes(name) ? [] : [`it answers for ${name}, which was not shown`]),
      ...(role === null || screen.roles.includes(plainText(role)) ? [] : [`it speaks for the role ${plainText(role)}`]),
      ...same(`the answer for ${name}`, answer, wish.answer),
      ...same(`the reason for ${name}`, reason, wish.reason),
    ];
  });
}

function inOrder(opened: readonly { name: string; sha256: string }[]): Json {
  return opened.map(({ name, sha256 }) => ({ name, sha256 })).sort((left, right) => (left.name < right.name ? -1 : 1));
}

function same(what: string, given: Json | undefined, shown: Json): readonly string[] {
  return JSON.stringify(given ?? null) === JSON.stringify(shown) ? [] : [`${what} is not what this page shows`];
}

function texts(value: Json | undefined): readonly string[] {
  return isList(value) ? value.map(plainText) : [];
}

/** A root is compared in full; it founds a record only where that was wished, and holds whom the wish names. */
function asked(body: Body, { act, persons }: Extract<Wish, { act: 'found' | 'enrol' }>, { root }: OnScreen) {
  if (root === null) return ['no people were shown with it'];
  const compared = root.people.compared.map(({ person }) => person).toSorted();
  return [
    ...((act === 'found') === (root.before === null) ? [] : ['it founds a record that is there already']),
    ...same('who is asked for', compared, persons.toSorted()),
    ...rootDifferences(body, root),
  ];
}
