import { describe, expect, test } from 'vitest';
import { resolveGate } from './resolve.ts';
import { resolvedDifference } from './resolved-difference.ts';
import { resolvedText } from './resolved-form.ts';
import type { ResolvedGate } from './resolved-gate.ts';

const gate = resolveGate(
  {
    sallyport: 1,
    extends: './none.yaml',
    project: { name: 'Small', origin: 'small.example' },
    phase: { number: 7, title: 'Test', outcome: 'Begun' },
    candidate: { version: '1', tag: 'v1' },
    papers: { log: 'l.md', minutes: 'm.md', deliverables: 'd.md', readiness: 'r.md' },
    git: { branch: 'b', message: 'Begin.' },
    roles: { security: {}, legal: {} },
    runners: { '*': ['seal'] },
  },
  [],
);

function sealed(change: (form: ResolvedGate) => unknown): Uint8Array {
  return Buffer.from(JSON.stringify(change(JSON.parse(resolvedText(gate)) as ResolvedGate)));
}

function criteria(change: (criterion: object, id: string) => object | null): Uint8Array {
  return sealed((form) => ({ ...form, criteria: form.criteria.flatMap((each) => change(each, each.id) ?? []) }));
}

test('the very bytes have no difference', () => {
  expect(resolvedDifference(Buffer.from(resolvedText(gate)), gate)).toBeNull();
});

describe('the first place that differs is named', () => {
  test.each([
    [
      'another value',
      criteria((each, id) => (id === 'I2' ? { ...each, owner: 'pm' } : each)),
      'criteria.I2.owner is "pm", and the gate file gives "legal"',
    ],
    [
      'a criterion that is gone',
      criteria((each, id) => (id === 'L4' ? null : each)),
      'criteria.L4 is not there, and the gate file gives an object',
    ],
    [
      'a criterion too many',
      sealed((form) => ({ ...form, criteria: [...form.criteria, { id: 'Z1' }] })),
      'criteria.Z1 is an object, of which the gate file says nothing',
    ],
    [
      'a list that is longer',
      criteria((each, id) => (id === 'E8' ? { ...each, files: ['a'] } : each)),
      'criteria.E8.files.0 is "a", of which the gate file says nothing',
    ],
    [
      'a list in place of a text',
      sealed((form) => ({ ...form, git: { ...form.git, branch: ['b'] } })),
      'git.branch is a list of 1, and the gate file gives "b"',
    ],
    [
      'criteria in another order',
      sealed((form) => ({ ...form, criteria: form.criteria.toReversed() })),
      'criteria is in another order',
    ],
    [
      'a key too many',
      sealed((form) => ({ ...form, extra: 'x'.repeat(200) })),
      `extra is "${'x'.repeat(76)}…, of which the gate file says nothing`,
    ],
    [
      'a text that is as long as can be shown',
      sealed((form) => ({ ...form, extra: 'x'.repeat(78) })),
      `extra is "${'x'.repeat(78)}", of which the gate file says nothing`,
    ],
    [
      'a criterion twice',
      sealed((form) => ({ ...form, criteria: [...form.criteria, form.criteria[0]] })),
      'criteria.E8 is not there, and the gate file gives an object',
    ],
    [
      'a criterion without an id',
      criteria((each, id) => (id === 'I2' ? { ...each, id: undefined } : each)),
      'criteria.E8 is not there, and the gate file gives an object',
    ],
    [
      'a criterion with a number for its id',
      criteria((each, id) => (id === 'I2' ? { ...each, id: 2 } : each)),
      'criteria.E8 is not there, and the gate file gives an object',
    ],
    [
      'criteria that are none',
      sealed((form) => ({ ...form, criteria: [null, 'E8'] })),
      'criteria.E8 is not there, and the gate file gives an object',
    ],
    [
      'keys in another order',
      sealed(({ sallyport, ...form }) => ({ ...form, sallyport })),
      'the sealed form is written otherwise (RFC 8785)',
    ],
    ['nothing of a gate', Buffer.from('null'), 'the sealed form is null, and the gate file gives an object'],
    ['no JSON', Buffer.from('{'), 'the sealed form is not JSON'],
    ['a byte order mark', Buffer.from(`\uFEFF${resolvedText(gate)}`), 'the sealed form is not JSON'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'the sealed form is not JSON'],
    [
      'the same written otherwise',
      Buffer.from(`${resolvedText(gate)}\n`),
      'the sealed form is written otherwise (RFC 8785)',
    ],
  ] as const)('%s', (_, form, difference) => {
    expect(resolvedDifference(form, gate)).toBe(difference);
  });

  test('of forms deeper than any stack, in one step', () => {
    const deep = Buffer.from(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(resolvedDifference(deep, gate)).toBe('the sealed form is a list of 1, and the gate file gives an object');
  });

  test('of entries whose ids read the same when they stand in another order', () => {
    const roles = ['qa', 'qaqa'].map((id) => ({
      id,
      title: id,
      needed: null,
      required: true,
      everyHolderSigns: false,
    }));
    const form = sealed((whole) => ({ ...whole, roles: roles.toReversed() }));
    expect(resolvedDifference(form, { ...gate, roles })).toBe('roles is in another order');
  });
});
