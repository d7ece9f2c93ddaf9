import { describe, expect, test } from 'vitest';
import { criterion, signed } from '../testing/small-gate.ts';
import type { TimedAnswer } from './answers.ts';
import { missingSigners, type SignedFacetInput, signedFacet, signoffAge } from './signed-facet.ts';

const now = 10_000_000;
const day = 86_400;

function said(person: string, change: Partial<TimedAnswer> = {}): TimedAnswer {
  return {
    statement: `by ${person}`,
    person,
    role: 'tech',
    answer: 'accepted',
    reason: null,
    time: '2026-11-20T12:00:00Z',
    at: now,
    stands: true,
    misdated: false,
    presence: 'key file',
    ...change,
  };
}

const running = criterion('C4', 'tech', [signed('tech')], { about: ['staging'] });
const lasting = criterion('L4', 'tech', [signed('tech')], { about: ['disclosure'] });

function ask(answers: readonly TimedAnswer[], change: Partial<SignedFacetInput> = {}): SignedFacetInput {
  return {
    criterion: lasting,
    facet: signed('tech'),
    by: 'signed',
    roles: ['tech'],
    role: (id) => ({ id, title: id, needed: null, required: true, everyHolderSigns: false }),
    founded: true,
    holders: () => ['ada', 'bo'],
    answers,
    ages: true,
    now,
    ...change,
  };
}

const every: Pick<SignedFacetInput, 'role'> = {
  role: (id) => ({ id, title: id, needed: null, required: true, everyHolderSigns: true }),
};

describe('a facet that people answer for', () => {
  test('waits for a signature, and one holder suffices', () => {
    const open = signedFacet(ask([]));
    expect(open).toMatchObject({
      state: 'awaiting',
      by: 'signed',
      summary: 'not signed off',
      waived: false,
      deviated: false,
      signoffs: [],
      explanation: {
        criterion: 'L4',
        state: 'awaiting',
        reason: 'Not signed off.',
        owner: 'tech',
        action: 'read and sign',
        command: 'sallyport sign L4',
      },
    });
    const met = signedFacet(ask([said('ada')]));
    expect([met.state, met.explanation, met.summary]).toEqual(['met', null, '1 answer']);
    expect(signedFacet(ask([said('ada'), said('bo')])).summary).toBe('2 answers');
  });

  test('an attested facet says that nothing was probed', () => {
    expect(signedFacet(ask([], { by: 'attested' })).explanation?.reason).toBe(
      'Attested, not probed: nobody has vouched for it yet.',
    );
  });

  test('where every holder signs, it waits for each of them by name', () => {
    expect(missingSigners(ask([said('ada')], every), 'tech')).toEqual(['bo']);
    const half = signedFacet(ask([said('ada')], every));
    expect([half.state, half.explanation?.reason]).toEqual(['awaiting', 'Not signed off by bo.']);
    expect(signedFacet(ask([said('ada'), said('bo')], every)).state).toBe('met');
    expect(signedFacet(ask([said('ada'), said('cy')], every)).state).toBe('awaiting');
  });

  test('somebody who has left the role still counts where one answer suffices', () => {
    expect(signedFacet(ask([said('cy')])).state).toBe('met');
    expect(missingSigners(ask([said('cy')]), 'tech')).toEqual([]);
  });

  test('an answer in another role is no answer', () => {
    expect(signedFacet(ask([said('ada', { role: 'pm' })])).state).toBe('awaiting');
    expect(signedFacet(ask([said('ada', { role: null, answer: 'rejected' })])).state).toBe('awaiting');
  });

  test('a rejection fails it, beside any acceptance and from whoever has left the role', () => {
    const rejected = said('cy', { answer: 'rejected', reason: 'Paragraph 4 is wrong.' });
    expect(signedFacet(ask([said('ada'), said('bo'), rejected], every))).toMatchObject({
      state: 'failed',
      explanation: {
        reason: 'Rejected by cy: Paragraph 4 is wrong.',
        action: 'settle what was rejected',
        command: 'sallyport explain L4',
      },
    });
    const wordless = said('cy', { answer: 'rejected' });
    expect(signedFacet(ask([wordless])).explanation?.reason).toBe('Rejected by cy');
    const settled = signedFacet(ask([said('ada', { answer: 'rejected', stands: false })]));
    expect([settled.state, settled.explanation?.reason]).toEqual(['awaiting', 'Not signed off.']);
  });

  test('what changed after it was signed waits again and says so', () => {
    const changed = signedFacet(ask([said('ada', { stands: false })]));
    expect([changed.state, changed.explanation?.reason, changed.explanation?.action]).toEqual([
      'awaiting',
      'What was signed has changed since.',
      'read the difference and sign',
    ]);
    expect(changed.summary).toBe('not signed off');
  });

  test('about running things it lasts seven days, and no answer of other substance hides that', () => {
    expect(signoffAge(running)).toBe(7 * day);
    expect(signoffAge(lasting)).toBeNull();
    const week = said('ada', { at: now - 7 * day });
    expect(signedFacet(ask([week], { criterion: running })).state).toBe('met');
    const older = said('ada', { at: now - 7 * day - 1 });
    const stale = signedFacet(ask([said('bo', { stands: false }), older], { criterion: running }));
    expect([stale.state, stale.explanation?.reason, stale.explanation?.action]).toEqual([
      'stale',
      'Signed 7 d ago; a sign-off about running things lasts 7 d.',
      'look and sign again',
    ]);
    expect(signedFacet(ask([older], { criterion: lasting })).state).toBe('met');
    expect(missingSigners(ask([older], { criterion: running }), 'tech')).toEqual(['ada', 'bo']);
  });

  test('a rejection does not grow old', () => {
    const old = said('ada', { answer: 'rejected', at: now - 400 * day });
    expect(signedFacet(ask([old], { criterion: running })).state).toBe('failed');
  });

  test('behind an open door sign-offs do not age', () => {
    const old = said('ada', { at: now - 400 * day });
    expect(signedFacet(ask([old], { criterion: running, ages: false })).state).toBe('met');
  });

  test('a fresh answer of one holder does not make the other one stale', () => {
    const half = signedFacet(ask([said('ada')], { ...every, criterion: running }));
    expect([half.state, half.explanation?.reason]).toEqual(['awaiting', 'Not signed off by bo.']);
    const aged = signedFacet(ask([said('ada'), said('bo', { at: now - 8 * day })], { ...every, criterion: running }));
    expect(aged.state).toBe('stale');
  });

  test('a role that nobody holds is unknown, and its grant is the next step', () => {
    expect(signedFacet(ask([], { holders: () => [] })).explanation).toMatchObject({
      state: 'unknown',
      reason: 'Nobody holds the role tech.',
      action: 'grant the role',
      command: 'sallyport trust grant --role tech --person ID',
    });
    expect(signedFacet(ask([], { holders: () => [], founded: false })).explanation).toMatchObject({
      reason: 'Nobody holds the role tech.',
      command: 'sallyport trust found --people DIR',
    });
  });

  test('of several roles the worst decides, and of none nothing is asked', () => {
    const roles = { roles: ['pm', 'tech'] };
    expect(signedFacet(ask([said('ada', { role: 'pm' })], roles)).explanation?.owner).toBe('tech');
    const holders = (id: string) => (id === 'pm' ? ['mira'] : []);
    expect(signedFacet(ask([], { ...roles, holders })).state).toBe('unknown');
    expect(signedFacet(ask([], { roles: [] })).state).toBe('met');
  });
});
