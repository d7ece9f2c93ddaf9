import { type EvidenceEntry, type Sha256, sha256 } from '@sallyport/record';
import { foundRecord, type How, type RecordBuilder } from '@sallyport/testkit';
import type { Board } from '../board/board.ts';
import { boardOf } from '../board/board-of.ts';
import type { Facts } from '../board/facts.ts';
import { snapshotDigest, takeSnapshot } from '../board/snapshot.ts';
import { resolvedText } from '../definition/resolved-form.ts';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { smallFacets, smallGate } from './small-gate.ts';

export const persons = { pm: 'mira', qa: 'quinn', sre: 'sara', legal: 'lena', security: 'noor' } as const;

/** A record in memory around the small gate, with one function for each thing that people do. */
export interface Scenario {
  readonly record: RecordBuilder;
  readonly gate: ResolvedGate;
  facts(change?: Partial<Facts>): Facts;
  board(change?: Partial<Facts>): Board;
  /** One evidence statement with an entry for every built facet, all passed unless told otherwise. */
  observe(change?: Readonly<Record<string, Partial<EvidenceEntry>>>, how?: How): Promise<Sha256>;
  accept(person: string, role: string, criterion: string, how?: How): Promise<Sha256>;
  reject(person: string, role: string, criterion: string, how?: How): Promise<Sha256>;
  baseline(): Promise<Sha256>;
  /** Everything up to and without the poll. */
  ready(): Promise<void>;
  poll(): Promise<Sha256>;
  vote(person: string, answer: 'go' | 'no-go', how?: How): Promise<Sha256>;
  minutes(): Promise<void>;
}

export async function scenario(
  options: { readonly gate?: ResolvedGate; readonly people?: Readonly<Record<string, string>> } = {},
): Promise<Scenario> {
  const gate = options.gate ?? smallGate;
  const holders: Readonly<Record<string, string>> = options.people ?? persons;
  const record = await foundRecord({
    persons: [...new Set(Object.values(holders))],
    roles: Object.fromEntries(Object.entries(holders).map(([role, person]) => [role, [person]])),
    runners: ['ci', 'other'],
    kind: 'demo',
  });
  const subjectOf = (key: string): Sha256 => sha256(`subject of ${key}`);
  const keys = gate.criteria.flatMap((each) =>
    each.facets.filter((facet) => smallFacets.has(facet.id)).map((facet) => `${each.id}/${facet.id}`),
  );

  function facts(change: Partial<Facts> = {}): Facts {
    return {
      gate,
      gateSource: sha256('source'),
      record: record.view(),
      builtFacets: smallFacets,
      subjects: new Map(keys.map((key) => [key, subjectOf(key)])),
      about: new Map(gate.criteria.map((each) => [each.id, sha256(`about ${each.id}`)])),
      deliverables: new Map(gate.deliverables.map((each) => [each.id, sha256(`deliverable ${each.id}`)])),
      candidate: sha256('candidate'),
      candidateCommit: null,
      materials: '0'.repeat(40),
      now: record.now(),
      ...change,
    };
  }
  const board = (change: Partial<Facts> = {}): Board => boardOf(facts(change));
  const previous = new Map<string, Sha256>();

  const self: Scenario = {
    record,
    gate,
    facts,
    board,
    async observe(change = {}, how = {}) {
      const entries = keys.map((key) => {
        const [criterion = '', facet = ''] = key.split('/');
        const before = previous.get(key);
        return {
          criterion,
          facet,
          vantage: 'repository',
          subject: subjectOf(key),
          observedAt: record.now(),
          result: 'Passed' as const,
          summary: 'as it should be',
          coverage: { looked: 3, total: 3, unit: 'things' },
          previous: before ? [before] : [],
          ...change[key],
        };
      });
      const digest = await record.evidence(entries, how);
      for (const key of keys) previous.set(key, digest);
      return digest;
    },
    accept: (person, role, criterion, how = {}) => answer(person, role, criterion, 'accepted', how),
    reject: (person, role, criterion, how = {}) => answer(person, role, criterion, 'rejected', how),
    async baseline() {
      const digest = await record.gate('source', resolvedText(gate), { by: holders['pm'] ?? '', facets: [...smallFacets].sort() });
      const other = Object.values(holders).find((person) => person !== holders['pm']);
      if (other) await record.cosign(digest, { by: other });
      return digest;
    },
    async ready() {
      await self.baseline();
      await self.observe();
      for (const view of board().criteria) {
        for (const { role, persons: asked } of view.signers)
          for (const person of asked) await self.accept(person, role, view.criterion.id);
      }
      for (const each of board().deliverables) {
        const by = holders[each.owner] ?? '';
        await record.signoff([{ about: each.id, role: each.owner, substance: each.substance }], {
          purpose: 'deliverable',
          by,
        });
      }
    },
    async poll() {
      const kickoff = await record.kickoff({ invited: Object.values(holders).sort() }, { by: holders['pm'] ?? '' });
      const snapshot = takeSnapshot(facts(), board());
      const stations = gate.callOrder.map((role) => ({ role, persons: [holders[role] ?? ''], needed: 1 }));
      return await record.poll({ kickoff, stations, snapshot }, { by: holders['pm'] ?? '' });
    },
    async vote(person, given, how = {}) {
      const poll = record.view().statements.findLast((each) => each.type === 'poll');
      const roles = Object.entries(holders)
        .filter(([, holder]) => holder === person)
        .map(([role]) => role)
        .sort();
      const snapshot = poll?.type === 'poll' ? snapshotDigest(poll.body.snapshot) : null;
      return await record.vote({ roles, answer: given, poll: poll?.digest ?? null, snapshot }, { by: person, ...how });
    },
    async minutes() {
      await record.paper('# Minutes\n', { kind: 'minutes', path: gate.papers.minutes }, { by: holders['pm'] ?? '' });
      const { body, needed } = board().minutes;
      for (const person of needed) {
        await record.signoff([{ about: 'minutes', role: null, substance: body ?? '' }], {
          purpose: 'minutes',
          by: person,
        });
      }
    },
  };

  async function answer(
    person: string,
    role: string,
    criterion: string,
    given: 'accepted' | 'rejected',
    how: How,
  ): Promise<Sha256> {
    const substance = board().criteria.find((view) => view.criterion.id === criterion)?.substance ?? '';
    const reason = given === 'rejected' ? 'It is not good enough.' : null;
    return await record.signoff([{ about: criterion, role, answer: given, substance, reason }], { by: person, ...how });
  }
  return self;
}

/** A scenario with everything done that a GO needs. */
export async function goScenario(): Promise<Scenario> {
  const made = await scenario();
  await made.ready();
  await made.poll();
  for (const person of Object.values(persons)) await made.vote(person, 'go');
  await made.minutes();
  return made;
}
