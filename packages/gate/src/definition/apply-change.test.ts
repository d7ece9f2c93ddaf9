import { expect, test } from 'vitest';
import { criterion, probed, signed } from '../testing/small-gate.ts';
import { applyChange, type Draft } from './apply-change.ts';
import type { CriterionChange } from './profile.ts';
import type { Criterion } from './resolved-gate.ts';

const line = criterion('D1', 'qa', [probed('staging.exposure'), signed('qa')], { maxAge: 'P7D', waivable: false });

function draft(change: Partial<Criterion> = {}): Draft {
  return { line: { ...line, ...change }, wishes: new Map() };
}

function wishes(change: CriterionChange, from = draft()) {
  return Object.fromEntries(applyChange(from, change).wishes);
}

test('every key below the line becomes a wish in words, with the reason given for it', () => {
  const change = {
    required: false,
    waivable: true,
    maxAge: 'P8D',
    grace: 'P9D',
    facets: [{ sign: ['qa'] }],
    owner: 'sre',
    reason: 'The tool arrives later',
  };
  const { line: after, wishes: wished } = applyChange(draft(), change);
  expect(after).toEqual(line);
  const reason = 'The tool arrives later';
  expect(Object.fromEntries(wished)).toEqual({
    recommended: { profile: 'required', gate: 'recommended', keys: { required: false }, reason },
    waivable: { profile: 'cannot be waived', gate: 'can be waived', keys: { waivable: true }, reason },
    'age stretched': {
      profile: 'no older than P7D',
      gate: 'no older than P8D',
      keys: { maxAge: 'P8D' },
      reason,
    },
    'grace stretched': { profile: 'grace P7D', gate: 'grace P9D', keys: { grace: 'P9D' }, reason },
    'facet dropped': {
      profile: 'staging.exposure@file, sign by qa',
      gate: 'sign by qa',
      keys: { facets: [signed('qa')] },
      reason,
    },
    owner: { profile: 'owner qa', gate: 'owner sre', keys: { owner: 'sre' }, reason },
  });
});

test('why a criterion does not apply is the reason, before any other', () => {
  const applies = { profile: 'applies', gate: 'not applicable: no server', keys: {}, reason: 'no server' };
  expect(wishes({ notApplicable: 'no server', reason: 'other words' })).toEqual({ 'not applicable': applies });
  expect(wishes({ required: false, notApplicable: 'no server' })).toMatchObject({
    recommended: { reason: 'no server' },
  });
  expect(wishes({ required: false })).toMatchObject({ recommended: { reason: null } });
});

test('dropping is a wish of its own, which a later change takes back', () => {
  const dropped = applyChange(draft({ required: false }), false);
  expect(dropped.line).toEqual({ ...line, required: false });
  expect(Object.fromEntries(dropped.wishes)).toEqual({
    dropped: {
      profile: 'recommended, owner qa; staging.exposure@file, sign by qa; no older than P7D',
      gate: 'dropped',
      reason: null,
      keys: null,
    },
  });
  expect(wishes({}, dropped)).toEqual({});
  expect(Object.keys(wishes(false, applyChange(draft(), { required: false })))).toEqual(['recommended', 'dropped']);
});

test('a later word on the same thing ends an earlier wish, a word on another leaves it', () => {
  const first = applyChange(draft(), { required: false, waivable: true, owner: 'sre', maxAge: 'P8D', grace: 'P9D' });
  expect(Object.keys(wishes({ required: true }, first))).not.toContain('recommended');
  expect(Object.keys(wishes({ waivable: false }, first))).not.toContain('waivable');
  expect(Object.keys(wishes({ owner: 'qa' }, first))).not.toContain('owner');
  expect(Object.keys(wishes({ maxAge: 'P7D' }, first))).not.toContain('age stretched');
  expect(Object.keys(wishes({ grace: 'P7D' }, first))).not.toContain('grace stretched');
  expect(Object.keys(wishes({ reason: 'x' }, first)).toSorted()).toEqual([...first.wishes.keys()].toSorted());
});

test('at the line itself, and above it, the change holds at once', () => {
  const held = (change: CriterionChange, from = draft()) => {
    const after = applyChange(from, change);
    expect([...after.wishes.keys()]).toEqual([]);
    return after.line;
  };
  expect(held({ required: true }, draft({ required: false })).required).toBe(true);
  expect(held({ required: false }, draft({ required: false })).required).toBe(false);
  expect(held({ waivable: false }, draft({ waivable: true })).waivable).toBe(false);
  expect(held({ waivable: true }, draft({ waivable: true })).waivable).toBe(true);
  expect(held({ maxAge: 'P7D' }).maxAge).toBe('P7D');
  expect(held({ maxAge: 'PT1H' }).maxAge).toBe('PT1H');
  expect(held({ maxAge: 'PT1H' }, draft({ maxAge: null })).maxAge).toBe('PT1H');
  expect(held({ maxAge: null }, draft({ maxAge: null })).maxAge).toBeNull();
  expect(held({ grace: 'P7D' }).grace).toBe('P7D');
  expect(held({ grace: null }).grace).toBeNull();
  expect(held({ grace: 'P9D' }, draft({ grace: 'P9D', maxAge: 'P1D' })).grace).toBe('P9D');
  expect(held({ owner: 'qa' })).toEqual(line);
  expect(held({ facets: ['staging.exposure@file', { sign: ['qa', 'sre'] }] }).facets).toEqual([
    probed('staging.exposure'),
    signed('qa', 'sre'),
  ]);
});

test('what is asked for beside a facet that is dropped holds at once', () => {
  const after = applyChange(draft(), { facets: ['sign', 'staging.drift@engine'] });
  expect(after.line.facets.map(({ id }) => id)).toEqual(['staging.exposure@file', 'sign', 'staging.drift@engine']);
  expect(after.wishes.get('facet dropped')).toMatchObject({
    profile: 'staging.exposure@file, sign by qa',
    gate: 'sign by qa, staging.drift@engine',
  });
});

test('a floor criterion takes no wish, and what is stricter all the same', () => {
  const floor = draft({ floor: true });
  expect(wishes(false, floor)).toEqual({});
  const change = { required: false, waivable: true, maxAge: 'P8D', owner: 'sre', facets: ['sign'], notApplicable: 'x' };
  expect(applyChange(floor, change)).toEqual(floor);
  expect(applyChange(floor, { maxAge: 'P1D' }).line.maxAge).toBe('P1D');
});
