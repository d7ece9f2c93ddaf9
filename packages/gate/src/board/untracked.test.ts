import { type EvidenceEntry, sha256 } from '@sallyport/record';
import { expect, test } from 'vitest';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { criterion, signed, smallGate } from '../testing/small-gate.ts';
import type { Observations } from './observations.ts';
import { untrackedDigests, untrackedFact, untrackedOfCriterion, untrackedOfDeliverable } from './untracked.ts';

function counted(...facts: EvidenceEntry['facts'][]): Observations {
  const entry: Omit<EvidenceEntry, 'facts'> = {
    criterion: 'B1',
    facet: 'installers.manifest@file',
    vantage: 'repository',
    subject: sha256('subject'),
    observedAt: '2026-11-20T12:00:00Z',
    result: 'Passed',
    summary: 'as it should be',
    findings: [],
    coverage: { looked: 1, total: 1, unit: 'things' },
    previous: [],
  };
  return {
    counted: facts.map((each) => ({ statement: 'a', observedAt: 0, entry: { ...entry, facts: each } })),
    absence: null,
    inconclusive: null,
  };
}

const [zip, env] = [untrackedFact('out/setup.zip'), untrackedFact('.env')];

test('an untracked input carries its path in the name of its fact', () => {
  expect(zip).toBe('untracked.out/setup.zip');
});

test('digests of all evidence that counts are gathered by path, sorted, each once, and other facts are none', () => {
  const observed = new Map([
    ['B1/one', counted({ [zip]: 'bb', platforms: '3' }, { [zip]: 'aa', [env]: 'cc' })],
    ['C1/two', counted({ [zip]: 'bb', [`x${env}`]: 'dd' })],
    ['C1/three', counted()],
  ]);
  expect([...untrackedDigests(observed)]).toEqual([
    ['out/setup.zip', ['aa', 'bb']],
    ['.env', ['cc']],
  ]);
  expect(untrackedDigests(new Map()).size).toBe(0);
});

test('a criterion or deliverable is bound by those it is about, and an input that nobody saw stands without a digest', () => {
  const gate: ResolvedGate = {
    ...smallGate,
    criteria: [criterion('C1', 'sre', [signed('sre')], { files: ['compose.yaml', '.env', 'out/setup.zip', 'out/a'] })],
    deliverables: [{ id: '6.1', title: 'x', owner: 'qa', files: ['build.md', 'out/setup.zip'], acceptance: 'y' }],
    untracked: [
      { path: '.env', kind: 'secret' },
      { path: 'out', kind: 'artefact' },
    ],
  };
  const digests = new Map([
    ['.env', ['cc']],
    ['out/setup.zip', ['aa', 'bb']],
    ['compose.yaml', ['dd']],
  ]);
  expect(untrackedOfCriterion(gate, 'C1', digests)).toEqual([['.env', 'cc'], ['out/setup.zip', 'aa', 'bb'], ['out/a']]);
  expect(untrackedOfDeliverable(gate, '6.1', digests)).toEqual([['out/setup.zip', 'aa', 'bb']]);
  expect(untrackedOfCriterion(gate, 'Z9', digests)).toEqual([]);
});
