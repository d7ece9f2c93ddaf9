import { describe, expect, test } from 'vitest';
import type { Weakening } from '../definition/resolved-gate.ts';
import { smallGate } from '../testing/small-gate.ts';
import type { Explanation, PollView, ReliefView, RuleView, SignoffView, StationView } from './board.ts';
import { participants } from './participants.ts';
import { type RulesInput, rules } from './rules.ts';

const poll: PollView = {
  statement: 'poll',
  opened: '2026-11-20T09:00:00Z',
  deadline: '2026-11-21T09:00:00Z',
  state: 'complete',
  changed: [],
  stations: ['pm', 'qa'].map((role) => station(role, 'go')),
};

/** Everything as it should be: every rule is met. */
const good: RulesInput = {
  gate: { ...smallGate, kickoff: { quorum: 2 } },
  people: { ...participants(null, 7), holders: (role) => [`somebody in ${role}`] },
  founded: true,
  baseline: { statement: 'baseline', changed: [] },
  baselineProposed: false,
  kickoff: 'kickoff',
  poll,
  crossedPolls: false,
  minutes: { statement: 'minutes', body: 'body', approvals: [], needed: ['mira'], approved: true },
  relief: [],
  readOut: new Set(),
  duty: { grade: 'B', notes: ['one.', 'two.', 'three.', 'four.'] },
  floorIntact: true,
  criteriaReady: true,
};

function station(role: string, answer: StationView['answer'], counts = true): StationView {
  const vote = {
    statement: 'vote',
    person: 'mira',
    roles: [role],
    reason: null,
    time: '2026-11-20T09:00:00Z',
    why: '',
  };
  const votes = answer === 'silent' ? [] : [{ ...vote, answer, counts }];
  return { role, title: role, answer, votes, needed: 1, silent: [] };
}

function relief(statement: string, criterion: string, state: ReliefView['state']): ReliefView {
  const requestedBy = 'mira';
  return {
    statement,
    kind: 'waiver',
    criterion,
    requestedBy,
    approvedBy: [],
    reason: '',
    expires: null,
    state,
    why: '',
  };
}

function open(id: RuleView['id'], change: Partial<RulesInput>): Explanation | null {
  const all = rules({ ...good, ...change });
  const found = all.find((rule) => rule.id === id);
  expect(all.filter((rule) => !rule.met && rule.id !== id).map((rule) => rule.id)).toEqual([]);
  expect(found?.met).toBe(found?.explanation === null);
  return found?.explanation ?? null;
}

function waiting(reason: string, action: string, command: string): Explanation {
  return { criterion: null, state: 'awaiting', reason, place: null, owner: 'pm', action, command };
}

test('with everything as it should be no rule is open', () => {
  expect(rules(good)).toHaveLength(9);
  expect(rules(good).filter(({ met, explanation }) => !met || explanation !== null)).toEqual([]);
});

describe('the baseline', () => {
  test('is missing, proposed, or not what the gate file says today', () => {
    expect(open('baseline', { baseline: null })).toEqual(
      waiting('The gate file has no baseline.', 'baseline it', 'sallyport baseline'),
    );
    expect(open('baseline', { baseline: null, baselineProposed: true })).toEqual(
      waiting('The baseline has one signature and needs another person.', 'read it and co-sign', 'sallyport sign'),
    );
    const changed = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];
    expect(open('baseline', { baseline: { statement: 'baseline', changed } })).toEqual(
      waiting(
        'The gate file changed since its baseline: A1, A2, A3, A4, A5.',
        'baseline it again, or take the change back',
        'sallyport baseline',
      ),
    );
    expect(open('baseline', { baselineProposed: true })).toBeNull();
  });
});

describe('the floor and the roles', () => {
  test('say what to do', () => {
    expect(open('floor', { floorIntact: false })).toEqual(
      waiting(
        'E8, L4 or I2 does not stand as the code says.',
        'restore the criteria from the profile',
        'sallyport baseline',
      ),
    );
    const people = { ...good.people, holders: (role: string) => (role === 'pm' ? ['mira'] : []) };
    expect(open('roles', { people })).toEqual(
      waiting(
        'Nobody holds qa, sre, legal, security.',
        'grant the role',
        'sallyport trust grant --role qa --person ID',
      ),
    );
  });
});

describe('the duty grade', () => {
  const wish: Weakening = {
    digest: 'digest',
    criterion: 'O1',
    kind: 'lower duty grade',
    profile: 'duty grade B or better',
    gate: 'duty grade C suffices',
    reason: null,
    relieved: null,
    difference: null,
    rule: { kind: 'grade', grade: 'C' },
  };
  const duty = { grade: 'C' as const, notes: good.duty.notes };
  const apart = waiting(
    'Duty grade C; the gate file demands B. one. two. three.',
    'give the roles to different people',
    'sallyport trust grant --role ROLE --person ID',
  );

  test('below what is demanded says by what, in three sentences', () => {
    expect(open('duty', { duty })).toEqual(apart);
  });

  test('that the gate file would accept waits for a deviation instead', () => {
    const wishing = (...weakenings: Weakening[]) => open('duty', { duty, gate: { ...good.gate, weakenings } });
    expect(wishing(wish)).toEqual(
      waiting(
        'Duty grade C; without a deviation the gate demands B. one. two. three.',
        'give the roles to different people, or sign for the lower grade that the gate file asks for',
        'sallyport deviate O1',
      ),
    );
    expect(wishing({ ...wish, rule: { kind: 'quorum', quorum: 1 } }, { ...wish, rule: null })).toEqual(apart);
    const solo = { ...duty, grade: 'S' as const };
    expect(open('duty', { duty: solo, gate: { ...good.gate, weakenings: [wish] } })?.command).toContain('trust grant');
  });
});

describe('relief', () => {
  test('in force that the poll did not read out takes another poll', () => {
    const views = [relief('w1', 'A4', 'in force'), relief('w2', 'B5', 'in force'), relief('w3', 'C1', 'in force')];
    expect(open('waivers', { relief: views, readOut: new Set(['w2']) })).toEqual(
      waiting('Relief for A4, C1 came after the poll opened.', 'open a new poll', 'sallyport kickoff poll'),
    );
    expect(open('waivers', { relief: views, readOut: new Set(['w1', 'w2', 'w3']) })).toBeNull();
    const others = [relief('w1', 'A4', 'proposed'), relief('w2', 'B5', 'expired'), relief('w3', 'C1', 'void')];
    expect(open('waivers', { relief: others })).toBeNull();
  });

  test('is read out by the next poll where there is none', () => {
    const all = rules({ ...good, poll: null, relief: [relief('w1', 'A4', 'in force')] });
    expect(all.filter(({ met }) => !met).map(({ id }) => id)).toEqual(['kickoff', 'poll']);
  });
});

describe('the kickoff', () => {
  test('is opened, and then held with its quorum of roles that voted', () => {
    expect(open('kickoff', { kickoff: null })).toEqual(
      waiting('The kickoff was not opened.', 'open it', 'sallyport kickoff open'),
    );
    const stations = [station('pm', 'go'), station('qa', 'silent'), station('sre', 'go', false)];
    expect(open('kickoff', { poll: { ...poll, stations } })).toEqual(
      waiting(
        '1 of 2 roles attended so far (a vote is attendance).',
        'hold the roll call',
        'sallyport kickoff poll --watch',
      ),
    );
    expect(open('kickoff', { poll: { ...poll, stations: [...stations, station('legal', 'no-go')] } })).toBeNull();
  });
});

describe('the poll', () => {
  test('is to be opened, once', () => {
    const two = waiting('Two polls were opened unseen by each other.', 'open one new poll', 'sallyport kickoff poll');
    expect(open('poll', { crossedPolls: true })).toEqual(two);
    const none = (criteriaReady: boolean) =>
      open('poll', { poll: null, criteriaReady, gate: { ...good.gate, kickoff: { quorum: 0 } } });
    expect(none(true)).toEqual(waiting('No poll was opened.', 'open the poll', 'sallyport kickoff poll'));
    expect(none(false)?.reason).toBe('No poll was opened: it opens when every required criterion is met.');
  });

  test('that is void or over is followed by another', () => {
    const changed = ['one thing', 'another', 'a third', 'a fourth'];
    const again = (reason: string) => waiting(reason, 'open a new poll', 'sallyport kickoff poll');
    expect(open('poll', { poll: { ...poll, state: 'void', changed } })).toEqual(
      again('The poll is void: one thing; another; a third.'),
    );
    expect(open('poll', { poll: { ...poll, state: 'timed out' } })).toEqual(
      again('The poll ended 2026-11-21T09:00:00Z; silence is not GO.'),
    );
  });

  test('waits for the silent, and else says who is against', () => {
    const against = [station('sre', 'no-go'), station('legal', 'no-go')];
    const stations = [...poll.stations, station('security', 'silent'), station('community', 'silent'), ...against];
    const asked = (list: readonly StationView[]) => open('poll', { poll: { ...poll, state: 'open', stations: list } });
    expect(asked(stations)).toEqual({
      ...waiting('No answer yet from security, community.', 'answer the roll call', 'sallyport kickoff vote go'),
      owner: 'security',
    });
    expect(asked([...poll.stations, ...against])).toEqual({
      ...waiting('The answer of sre, legal is NO-GO.', 'settle the reason; only who said no takes it back', ''),
      owner: 'sre',
      command: null,
    });
  });
});

describe('the minutes', () => {
  const minutes = { ...good.minutes, approved: false };

  test('are written after a poll', () => {
    const write = (reason: string) => waiting(reason, 'write the minutes', 'sallyport kickoff minutes');
    expect(open('minutes', { minutes: { ...minutes, statement: null } })).toEqual(
      write('The minutes are not written.'),
    );
    const early = rules({ ...good, poll: null, minutes: { ...minutes, statement: null } });
    expect(early.at(-1)?.explanation).toEqual(write('There are no minutes before a poll.'));
  });

  test('wait for every voter who has not accepted them as they stand', () => {
    const said = (person: string, change: Partial<SignoffView> = {}): SignoffView => ({
      statement: `by ${person}`,
      person,
      role: null,
      answer: 'accepted',
      reason: null,
      time: '2026-11-20T09:00:00Z',
      stands: true,
      presence: 'key file',
      ...change,
    });
    const needed = ['lena', 'mira', 'noor', 'sara'];
    const approvals = [said('lena'), said('mira', { stands: false }), said('noor', { answer: 'rejected' })];
    const approve = (reason: string) => waiting(reason, 'read and approve', 'sallyport kickoff approve');
    expect(open('minutes', { minutes: { ...minutes, needed, approvals } })).toEqual(
      approve('The minutes wait for mira, noor, sara.'),
    );
    expect(open('minutes', { minutes: { ...minutes, needed: ['lena'], approvals } })).toEqual(
      approve('The minutes wait for a rejection to be settled.'),
    );
  });
});
