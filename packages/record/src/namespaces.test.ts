import { describe, expect, it } from 'vitest';
import { randomNonce } from './digest.ts';
import { namespaceFor, namespacesOf } from './namespaces.ts';
import type { StatementType, TrustKey } from './statements/bodies.ts';

const person = { person: 'ada' };
const runner = { person: null };

describe('namespaceFor', () => {
  it.each<[StatementType, string]>([
    ['trust', 'trust'],
    ['gate', 'trust'],
    ['evidence', 'evidence'],
    ['decision', 'decision'],
    ['signoff', 'signoff'],
    ['waiver', 'signoff'],
    ['deviation', 'signoff'],
    ['kickoff', 'signoff'],
    ['poll', 'signoff'],
    ['vote', 'signoff'],
    ['paper', 'signoff'],
    ['resume', 'signoff'],
    ['withdraw', 'signoff'],
  ])('gives %s its class, whoever signs', (type, name) => {
    expect(namespaceFor(type, person)).toBe(`${name}@sallyport.dev`);
    expect(namespaceFor(type, runner)).toBe(`${name}@sallyport.dev`);
  });

  it("takes a hold for a person's act, or for a runner's observation", () => {
    expect(namespaceFor('hold', person)).toBe('signoff@sallyport.dev');
    expect(namespaceFor('hold', runner)).toBe('evidence@sallyport.dev');
  });
});

describe('namespacesOf', () => {
  const key = (owner: Pick<TrustKey, 'person' | 'actor'>): TrustKey => ({
    fingerprint: 'SHA256:x',
    publicKey: '',
    runner: owner.person === null ? 'ci' : null,
    presence: 'key file',
    status: 'active',
    since: null,
    ...owner,
  });
  const seal = new Set(['SHA256:x']);
  const none = new Set<string>();

  it('lets a person act, software decide, and a runner observe; a sealer also seals', () => {
    const human = key({ person: 'ada', actor: 'Human' });
    const acts = ['signoff@sallyport.dev', 'trust@sallyport.dev', 'decision@sallyport.dev'];
    expect(namespacesOf(human, none)).toEqual([...acts, 'git']);
    expect(namespacesOf(human, seal)).toEqual([...acts, 'seal@sallyport.dev', 'git']);
    for (const actor of ['Software', 'Software Assisted'] as const) {
      const software = key({ person: 'ada', actor });
      expect(namespacesOf(software, none)).toEqual(['decision@sallyport.dev', 'git']);
      expect(namespacesOf(software, seal)).toEqual(['decision@sallyport.dev', 'seal@sallyport.dev', 'git']);
    }
    const machine = key({ person: null, actor: 'Software' });
    expect(namespacesOf(machine, none)).toEqual(['evidence@sallyport.dev']);
    expect(namespacesOf(machine, seal)).toEqual(['evidence@sallyport.dev', 'seal@sallyport.dev', 'git']);
  });
});

describe('randomNonce', () => {
  it('is 128 bits in hex, and another every time', () => {
    expect(randomNonce()).toMatch(/^[0-9a-f]{32}$/);
    expect(randomNonce()).not.toBe(randomNonce());
  });
});
