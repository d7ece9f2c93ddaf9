import { encodeStatement, sha256 } from '@sallyport/record';
import type { Draft, Receipt, Wish } from '@sallyport/server/contract';
import { digestOf, now, visit } from './canned/identity.ts';

export const shownText = 'I2  Tester agreement is approved\n\nFiles signed for:\n  docs/TESTER_AGREEMENT.md\n';

/** A draft with real statement bytes for an answer or a vote, as the server makes one. */
export function draftOf(wish: Wish, credential: string, fingerprint: string): Draft {
  const header = {
    record: digestOf('record'),
    root: { version: 3, statement: digestOf('root 3') },
    phase: visit.phase.number,
    cites: [digestOf('head')],
    author: { person: visit.person.id, key: fingerprint, previous: [] },
    time: now,
    nonce: '0'.repeat(32),
  };
  const subject = [{ name: 'I2 as legal', digest: { sha256: digestOf('substance') } }];
  const { type, bytes, digest } = encoded();
  return {
    id: 'draft-1',
    expires: '2026-11-22T12:30:00Z',
    text: wish.act === 'answer' ? shownText : null,
    meaning: 'I have read what was shown to me and answer for each criterion as stated.',
    statements: [{ digest, type, namespace: 'signoff@sallyport.dev', bytes: Buffer.from(bytes).toString('base64') }],
    documents:
      wish.act === 'answer'
        ? [{ path: 'docs/TESTER_AGREEMENT.md', sha256: digestOf('agreement'), opened: wish.opened.length > 0 }]
        : [],
    more: false,
    credential,
  };

  function encoded() {
    if (wish.act === 'vote') {
      const { answer, reason } = wish;
      const body = { poll: digestOf('poll'), roles: ['legal'], answer, reason, snapshot: digestOf('snapshot') };
      return { type: 'vote', ...encodeStatement('vote', subject, header, body) };
    }
    if (wish.act !== 'answer') throw new Error(`There is no canned draft for ${wish.act}.`);
    const { answer, reason, opened, about } = wish;
    const entries = about.map((each) => ({
      about: each,
      role: 'legal',
      answer,
      reason,
      substance: digestOf('substance'),
    }));
    const body = {
      purpose: 'criterion' as const,
      meaning: 'I have read it.',
      shown: sha256(shownText),
      opened,
      entries,
    };
    return { type: 'signoff', ...encodeStatement('signoff', subject, header, body) };
  }
}

export function receiptOf({ statements }: Draft): Receipt {
  return {
    at: now,
    statements: statements.map(({ digest, type, bytes }) => ({ digest, type, bytes, signature: 'armour' })),
    text: `Receipt of Emberfall\n${statements.map(({ digest }) => digest).join('\n')}\n`,
    more: false,
    decision: null,
  };
}
