import { type Bodies, encodeStatement, type StatementType, sha256 } from '@sallyport/record';
import type { Draft, Wish } from '@sallyport/server/contract';
import { describe, expect, test } from 'vitest';
import { checkDraft } from './check-draft.ts';

const key = `SHA256:${'A'.repeat(43)}`;
const me = { id: 'counsel', fingerprint: key, roles: ['legal'], phase: 7 };
const digest = sha256('something');
const text = 'I2  Tester agreement\nFiles signed for: AGREEMENT.md';

const answer: Wish = {
  act: 'answer',
  about: ['I2'],
  answer: 'accepted',
  reason: null,
  opened: [{ name: 'docs/AGREEMENT.md', sha256: digest }],
};
const body: Bodies['signoff'] = {
  purpose: 'criterion',
  meaning: 'I have read what was shown to me.',
  shown: sha256(text),
  opened: [{ name: 'docs/AGREEMENT.md', sha256: digest }],
  entries: [{ about: 'I2', role: 'legal', answer: 'accepted', reason: null, substance: digest }],
};

async function check(draft: Draft, wish: Wish = answer, about: readonly string[] = ['I2']) {
  return checkDraft(draft, me, { wish, about });
}

describe('a draft that says what was shown', () => {
  test('gives the challenge of each statement', async () => {
    const [only] = await check(drafted('signoff', body));
    expect(new TextDecoder().decode(only?.challenge.slice(0, 6))).toBe('SSHSIG');
    expect(only?.form).toMatchObject({ type: 'signoff', person: 'counsel', phase: 7 });
  });
});

describe('a server that shows one thing and sends another (attack 23)', () => {
  const [entry] = body.entries;
  if (!entry) throw new Error('the sample has an entry');
  test.each<[string, Draft, RegExp]>([
    [
      'another answer',
      drafted('signoff', { ...body, entries: [{ ...entry, answer: 'rejected', reason: 'no' }] }),
      /answer for I2/u,
    ],
    [
      'another criterion',
      drafted('signoff', { ...body, entries: [entry, { ...entry, about: 'E8' }] }),
      /E8, which was not shown/u,
    ],
    ['another role', drafted('signoff', { ...body, entries: [{ ...entry, role: 'security' }] }), /role security/u],
    ['another text', drafted('signoff', { ...body, shown: sha256('other') }), /text that it binds/u],
    ['documents never opened', drafted('signoff', { ...body, opened: [] }), /documents that you opened/u],
    ['another author', drafted('signoff', body, { person: 'pm', key }), /author is pm/u],
    ['another key', drafted('signoff', body, { person: 'counsel', key: `SHA256:${'B'.repeat(43)}` }), /another key/u],
    ['another phase', drafted('signoff', body, undefined, 8), /phase 8/u],
    [
      'another act',
      drafted('vote', { poll: null, roles: ['legal'], answer: 'go', reason: null, snapshot: null }),
      /nobody asked/u,
    ],
    [
      'another namespace',
      { ...drafted('signoff', body), statements: renamed('namespace', 'trust@sallyport.dev') },
      /signed as trust/u,
    ],
    [
      'another name for it',
      { ...drafted('signoff', body), statements: renamed('type', 'vote') },
      /announced as a vote/u,
    ],
    ['no statement', { ...drafted('signoff', body), statements: [] }, /nothing to sign/u],
  ])('%s', async (_, draft, sentence) => {
    await expect(check(draft)).rejects.toThrow(sentence);
    await expect(check(draft)).rejects.toMatchObject({ code: 'WEB_NOT_WHAT_WAS_SHOWN' });
  });

  test('another digest', async () => {
    const draft = { ...drafted('signoff', body), statements: renamed('digest', digest) };
    await expect(check(draft)).rejects.toMatchObject({ code: 'WEB_DIGEST_DIFFERS' });
  });

  test('a waiver for more findings, or for longer', async () => {
    const expires = '2026-12-01T00:00:00Z';
    const wish: Wish = {
      act: 'waive',
      criterion: 'D2',
      facet: null,
      findings: [digest],
      reason: 'Mended on Monday.',
      expires,
    };
    const waiver = {
      criterion: 'D2',
      facet: 'staging.exposure@static',
      findings: [digest],
      reason: wish.reason,
      expires,
    };
    await expect(check(drafted('waiver', waiver), wish)).resolves.toHaveLength(1);
    const wider = { ...waiver, findings: [digest, sha256('another')].toSorted() };
    await expect(check(drafted('waiver', wider), wish)).rejects.toThrow(/findings/u);
    const longer = { ...waiver, expires: '2027-12-01T00:00:00Z' };
    await expect(check(drafted('waiver', longer), wish)).rejects.toThrow(/expiry/u);
  });
});

function renamed(field: 'namespace' | 'type' | 'digest', value: string): Draft['statements'] {
  return drafted('signoff', body).statements.map((statement) => ({ ...statement, [field]: value }));
}

function drafted<T extends StatementType>(
  type: T,
  content: Bodies[T],
  author: { readonly person: string; readonly key: string } = { person: 'counsel', key },
  phase = 7,
): Draft {
  const { bytes, digest: own } = encodeStatement(
    type,
    [{ name: 'sample', digest: { sha256: digest } }],
    {
      record: digest,
      root: { version: 1, statement: digest },
      phase,
      cites: [digest],
      author: { ...author, previous: [] },
      time: '2026-11-22T10:00:00Z',
      nonce: '0'.repeat(32),
    },
    content,
  );
  return {
    id: 'draft-1',
    expires: '2026-11-22T10:10:00Z',
    text,
    meaning: 'I have read what was shown to me.',
    statements: [
      { digest: own, type, namespace: 'signoff@sallyport.dev', bytes: Buffer.from(bytes).toString('base64') },
    ],
    documents: [],
    more: false,
    credential: 'AAAA',
  };
}
