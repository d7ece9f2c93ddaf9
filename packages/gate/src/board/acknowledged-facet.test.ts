import { expect, test } from 'vitest';
import { criterion, probed, smallGate } from '../testing/small-gate.ts';
import {
  type AcknowledgedFacetInput,
  acknowledgedDocument,
  acknowledgedFacet,
  acknowledgedKey,
  acknowledgedPaths,
} from './acknowledgements.ts';
import type { TimedAnswer } from './answers.ts';
import { acknowledgementSubstance } from './substance.ts';

const facet = probed('incident.acknowledgements');
const k3 = criterion('K3', 'sre', [facet]);
const path = 'docs/plan.md';
const substance = acknowledgementSubstance(path, 'bytes');

function said(person: string, change: Partial<TimedAnswer> = {}): TimedAnswer {
  return {
    statement: `by ${person}`,
    person,
    role: null,
    answer: 'accepted',
    reason: null,
    time: '2026-11-20T12:00:00Z',
    at: 0,
    stands: true,
    misdated: false,
    presence: 'key file',
    ...change,
  };
}

function view(answers: readonly TimedAnswer[], change: Partial<AcknowledgedFacetInput> = {}) {
  return acknowledgedFacet({
    criterion: k3,
    facet,
    document: { path, persons: ['sara', 'quinn'] },
    bytes: 'bytes',
    answers: (of) => (of === substance ? answers : []),
    enrolled: () => true,
    ...change,
  });
}

const next = { criterion: 'K3', place: path, owner: 'sre' };

test('with everybody’s word for today’s bytes it is met', () => {
  const answers = [said('sara'), said('quinn'), said('noor')];
  expect(view(answers)).toEqual({
    facet,
    state: 'met',
    by: 'signed',
    waived: false,
    deviated: false,
    result: null,
    summary: 'docs/plan.md: acknowledged by 2 of 2 on call',
    observedAt: null,
    vantage: null,
    findings: [],
    coverage: null,
    facts: {},
    evidence: [],
    // Noor is not on call: what she says is not asked for.
    signoffs: answers.slice(0, 2),
    acknowledgement: { path, substance, missing: [] },
    explanation: null,
  });
});

test('it waits for each by name, and says whose word is for an earlier version', () => {
  expect(view([said('sara')])).toMatchObject({
    state: 'awaiting',
    summary: 'docs/plan.md: acknowledged by 1 of 2 on call',
    acknowledgement: { path, substance, missing: ['quinn'] },
    explanation: {
      ...next,
      state: 'awaiting',
      reason: 'Not acknowledged by quinn.',
      action: 'read it and acknowledge it',
      command: 'sallyport sign K3',
    },
  });
  const earlier = view([said('sara', { stands: false }), said('quinn', { stands: false })]);
  expect(earlier.explanation?.reason).toBe('Not acknowledged by sara, quinn (an earlier version by sara, quinn).');
  expect(view([said('sara', { stands: false })]).explanation?.reason).toBe(
    'Not acknowledged by sara, quinn (an earlier version by sara).',
  );
});

test('a rejection fails it before anything else, with or without a reason, while it stands', () => {
  const rejected = { answer: 'rejected' as const, reason: 'The number is wrong.' };
  expect(view([said('sara'), said('quinn', rejected)])).toMatchObject({
    state: 'failed',
    explanation: {
      ...next,
      state: 'failed',
      reason: 'Rejected by quinn: The number is wrong.',
      action: 'settle what was rejected',
      command: null,
    },
  });
  expect(view([said('quinn', { answer: 'rejected' })]).explanation?.reason).toBe('Rejected by quinn');
  expect(view([said('quinn', { ...rejected, stands: false })]).state).toBe('awaiting');
  expect(view([said('noor', rejected), said('sara'), said('quinn')]).state).toBe('met');
});

test('without the document nobody is asked for it', () => {
  expect(view([said('sara')], { bytes: undefined })).toMatchObject({
    state: 'unknown',
    signoffs: [],
    acknowledgement: null,
    summary: 'docs/plan.md: acknowledged by 0 of 2 on call',
    explanation: {
      ...next,
      state: 'unknown',
      reason: 'docs/plan.md is not there.',
      action: 'write it, or correct the gate file',
      command: null,
    },
  });
});

test('with nobody on call it is unknown', () => {
  expect(view([said('sara')], { document: { path, persons: [] } }).explanation).toEqual({
    ...next,
    state: 'unknown',
    reason: 'The gate file names nobody on call.',
    action: 'name them under `incident.onCall`',
    command: null,
  });
});

test('who is on call and not enrolled is named, unless she has said it already', () => {
  const enrolled = (person: string) => person === 'sara';
  expect(view([], { enrolled }).explanation).toEqual({
    ...next,
    state: 'unknown',
    reason: 'Nobody in the trust root is called quinn, who is on call.',
    action: 'enrol them, or correct `incident.onCall`',
    command: 'sallyport trust enrol FILE',
  });
  expect(view([], { enrolled: () => false }).explanation?.reason).toContain('sara, quinn');
  expect(view([said('sara'), said('quinn')], { enrolled }).state).toBe('met');
});

test('the incident plan is acknowledged for one facet, where the gate file has one, once for all criteria', () => {
  const incident = { plan: path, onCall: ['sara'] };
  const gate = { ...smallGate, incident, criteria: [k3, { ...k3, id: 'K9' }, ...smallGate.criteria] };
  expect(acknowledgedDocument(gate, facet)).toEqual({ path, persons: ['sara'] });
  expect(acknowledgedDocument(gate, probed('incident.plan'))).toBeNull();
  expect(acknowledgedDocument(smallGate, facet)).toBeNull();
  expect(acknowledgedPaths(gate)).toEqual([path]);
  expect(acknowledgedPaths({ ...gate, criteria: smallGate.criteria })).toEqual([]);
  expect(acknowledgedKey(path)).toBe('acknowledged docs/plan.md');
});
