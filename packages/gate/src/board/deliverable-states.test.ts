import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { criterion, probed, smallGate } from '../testing/small-gate.ts';
import { untrackedFact } from './untracked.ts';

const a3 = criterion('A3', 'pm', [{ kind: 'sign', id: 'sign', roles: ['pm'], per: 'deliverable' }]);
const deliverables = [
  { id: '6.1', title: 'The build', owner: 'qa', files: ['build.md'], acceptance: 'it starts' },
  { id: '6.2', title: 'The installers', owner: 'sre', files: ['out/setup.exe'], acceptance: 'they install' },
];
const gate: ResolvedGate = {
  ...smallGate,
  criteria: [a3, ...smallGate.criteria],
  deliverables,
  untracked: [{ path: 'out', kind: 'artefact' }],
};

function answer(made: Scenario, id: string, by: string, role: string, given: 'accepted' | 'rejected' = 'accepted') {
  const { substance } = view(made, id);
  const reason = given === 'rejected' ? 'It does not start.' : null;
  return made.record.signoff([{ about: id, role, substance, answer: given, reason }], { by, purpose: 'deliverable' });
}

function view(made: Scenario, id: string, change = {}) {
  const found = made.board(change).deliverables.find((each) => each.id === id);
  if (!found) throw new Error(`The gate has no deliverable ${id}.`);
  return found;
}

describe('deliverables', () => {
  test('that nobody named are not reviewed: A3 is unknown, and not met', async () => {
    const criteria = [criterion('A2', 'qa', []), ...gate.criteria];
    const made = await scenario({ gate: { ...gate, criteria, deliverables: [] } });
    expect(made.criterion('A3')).toMatchObject({
      state: 'unknown',
      facets: [{ state: 'unknown', summary: 'deliverables to sign' }],
      explanation: {
        criterion: 'A3',
        reason: 'The gate file names no deliverables.',
        owner: 'pm',
        action: 'name them under deliverables, each with its owner and acceptance, or sign a deviation',
        command: 'sallyport explain A3',
      },
    });
    await made.accept(persons.pm, 'pm', 'A3');
    expect(made.state('A3')).toBe('unknown');
    expect(made.board().verdict).toBe('HOLD');
  });

  test('that nobody named ask nothing of a gate without A3', async () => {
    const made = await scenario({ gate: { ...smallGate, deliverables: [] } });
    await made.ready();
    expect(made.board().criteria.filter((each) => each.state !== 'met')).toEqual([]);
  });

  test('are each signed by their owner, and A3 with them', async () => {
    const made = await scenario({ gate });
    expect(made.criterion('A3')).toMatchObject({
      state: 'awaiting',
      signers: [],
      facets: [{ summary: 'deliverables to sign' }],
      explanation: {
        criterion: 'A3',
        reason: '2 of 2 deliverables not signed by their owners (qa, sre).',
        owner: 'qa',
        action: 'review them against their acceptance and sign',
        command: 'sallyport sign',
      },
    });
    await answer(made, '6.1', persons.pm, 'qa');
    await answer(made, '6.1', persons.pm, 'pm');
    expect(view(made, '6.1').stands).toBe(false);
    await answer(made, '6.1', persons.qa, 'qa');
    expect(view(made, '6.1').stands).toBe(true);
    expect(made.criterion('A3').explanation?.reason).toBe('1 of 2 deliverables not signed by their owners (sre).');
    await answer(made, '6.2', persons.sre, 'sre');
    expect(made.criterion('A3')).toMatchObject({
      state: 'met',
      explanation: null,
      facets: [{ summary: 'every deliverable signed' }],
    });
  });

  test('one that was rejected fails A3 with the reason', async () => {
    const made = await scenario({ gate });
    await answer(made, '6.1', persons.qa, 'qa', 'rejected');
    expect(made.criterion('A3')).toMatchObject({
      state: 'failed',
      explanation: {
        reason: 'Deliverable 6.1 was rejected by quinn: It does not start.',
        owner: 'qa',
        action: 'settle what was rejected',
        command: 'sallyport explain A3',
      },
    });
    expect(view(made, '6.1').stands).toBe(false);
  });

  test('a rejection beside an acceptance of the same role wins', async () => {
    const made = await scenario({ gate, people: { ...persons, qa: ['quinn', 'quentin'] } });
    await answer(made, '6.1', 'quinn', 'qa');
    expect(view(made, '6.1').stands).toBe(true);
    await answer(made, '6.1', 'quentin', 'qa', 'rejected');
    expect(view(made, '6.1').stands).toBe(false);
    expect(made.state('A3')).toBe('failed');
  });

  test('where every holder of the role signs, one does not suffice', async () => {
    const roles = smallGate.roles.map((role) => (role.id === 'qa' ? { ...role, everyHolderSigns: true } : role));
    const made = await scenario({ gate: { ...gate, roles }, people: { ...persons, qa: ['quinn', 'quentin'] } });
    await answer(made, '6.1', 'quinn', 'qa');
    expect(view(made, '6.1').stands).toBe(false);
    await answer(made, '6.1', 'quentin', 'qa');
    expect(view(made, '6.1').stands).toBe(true);
  });

  test('falls when its files change, and no other with it', async () => {
    const made = await scenario({ gate });
    await answer(made, '6.1', persons.qa, 'qa');
    await answer(made, '6.2', persons.sre, 'sre');
    const changed = { deliverables: new Map(made.facts().deliverables).set('6.1', sha256('other')) };
    expect([view(made, '6.1', changed).stands, view(made, '6.2', changed).stands]).toEqual([false, true]);
  });

  test('an untracked file is bound by what counted evidence says of it', async () => {
    const made = await scenario({ gate });
    const b1 = 'B1/installers.manifest@file';
    const facts = (digest: string) => ({ [b1]: { facts: { [untrackedFact('out/setup.exe')]: digest } } });
    await made.observe(facts(sha256('first build')));
    const before = view(made, '6.2').substance;
    await answer(made, '6.2', persons.sre, 'sre');
    expect(view(made, '6.2').stands).toBe(true);
    await made.observe(facts(sha256('second build')));
    expect(view(made, '6.2').stands).toBe(false);
    expect(view(made, '6.2').substance).not.toBe(before);
    await made.observe(facts(sha256('first build')));
    expect(view(made, '6.2')).toMatchObject({ stands: true, substance: before });
  });

  test('a criterion about untracked things is bound likewise', async () => {
    const installers = { manifest: 'm.json', platforms: ['linux'], directory: 'out' };
    const about = criterion('B5', 'qa', [probed('installers.manifest')], { about: ['installers'] });
    const made = await scenario({ gate: { ...gate, installers, criteria: [...gate.criteria, about] } });
    const facts = { [untrackedFact('out')]: sha256('one'), other: 'no digest' };
    const plain = made.criterion('B5').substance;
    await made.observe({ 'B1/installers.manifest@file': { facts } });
    const bound = made.criterion('B5').substance;
    expect(bound).not.toBe(plain);
    await made.observe({ 'B1/installers.manifest@file': { facts: { ...facts, other: 'something else' } } });
    expect(made.criterion('B5').substance).toBe(bound);
    await made.observe({ 'B1/installers.manifest@file': { facts: { [untrackedFact('out')]: sha256('two') } } });
    expect(made.criterion('B5').substance).not.toBe(bound);
  });
});
