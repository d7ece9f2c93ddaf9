import {
  type DecisionBody,
  type EvidenceEntry,
  type PersonId,
  type PollBody,
  type RoleId,
  type Sha256,
  sha256,
} from '@sallyport/record';
import { type FoundingOptions, foundRecord, type How, type RecordBuilder } from '@sallyport/testkit';
import type { Board, CriterionView, RuleView, State } from '../board/board.ts';
import { boardOf } from '../board/board-of.ts';
import { enumerate } from '../board/enumeration.ts';
import { evaluate } from '../board/evaluate.ts';
import type { Facts } from '../board/facts.ts';
import { semanticsVersion } from '../board/semantics.ts';
import { snapshotDigest, takeSnapshot } from '../board/snapshot.ts';
import { resolvedText } from '../definition/resolved-form.ts';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { smallFacets, smallGate } from './small-gate.ts';

export const persons = { pm: 'mira', qa: 'quinn', sre: 'sara', legal: 'lena', security: 'noor' } as const;

type Holders = Readonly<Record<RoleId, PersonId | readonly PersonId[]>>;

/** A record in memory around the small gate, with one function for each thing that people do. */
export interface Scenario {
  readonly record: RecordBuilder;
  readonly gate: ResolvedGate;
  facts(change?: Partial<Facts>): Facts;
  board(change?: Partial<Facts>): Board;
  criterion(id: string, change?: Partial<Facts>): CriterionView;
  state(id: string, change?: Partial<Facts>): State;
  rule(id: RuleView['id'], change?: Partial<Facts>): RuleView;
  /** One evidence statement with an entry for every built facet, all passed unless told otherwise. */
  observe(change?: Readonly<Record<string, Partial<EvidenceEntry>>>, how?: How): Promise<Sha256>;
  accept(person: string, role: string, criterion: string, how?: How): Promise<Sha256>;
  reject(person: string, role: string, criterion: string, how?: How): Promise<Sha256>;
  baseline(): Promise<Sha256>;
  /** Everything up to and without the poll. */
  ready(): Promise<void>;
  poll(change?: Partial<PollBody>, how?: How): Promise<Sha256>;
  vote(person: string, answer: 'go' | 'no-go', how?: How): Promise<Sha256>;
  minutes(): Promise<void>;
  /** Seals, computes and decides as the record gives it, changed where a test says so. */
  decide(change?: Partial<DecisionBody>, how?: How): Promise<Sha256>;
}

export interface ScenarioOptions extends Pick<FoundingOptions, 'runners'> {
  readonly gate?: ResolvedGate;
  readonly people?: Holders;
  /** Enrolled beside those who hold roles. */
  readonly others?: readonly PersonId[];
}

export async function scenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const gate = options.gate ?? smallGate;
  const roles = new Map(Object.entries(options.people ?? persons).map(([role, held]) => [role, [held].flat()]));
  const everybody = [...new Set([...roles.values()].flat())];
  const chair = roles.get('pm')?.[0] ?? '';
  const record = await foundRecord({
    persons: [...everybody, ...(options.others ?? [])],
    roles: Object.fromEntries(roles),
    runners: options.runners ?? ['ci', 'other'],
    kind: 'demo',
  });
  const verified = new Set<string>();
  const view = () => record.view({ verified });
  const subjectOf = (key: string): Sha256 => sha256(`subject of ${key}`);
  const keys = gate.criteria.flatMap((each) =>
    each.facets.filter((facet) => smallFacets.has(facet.id)).map((facet) => `${each.id}/${facet.id}`),
  );
  const previous = new Map<string, Sha256>();

  function facts(change: Partial<Facts> = {}): Facts {
    return {
      gate,
      gateSource: sha256('source'),
      record: view(),
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
  const rolesOf = (person: string) => [...roles].flatMap(([role, held]) => (held.includes(person) ? [role] : []));

  function criterion(id: string, change: Partial<Facts> = {}): CriterionView {
    const found = board(change).criteria.find((each) => each.criterion.id === id);
    if (!found) throw new Error(`The gate under test has no criterion ${id}.`);
    return found;
  }

  async function answer(
    person: string,
    role: string,
    about: string,
    given: 'accepted' | 'rejected',
    how: How,
  ): Promise<Sha256> {
    const { substance } = criterion(about);
    const reason = given === 'rejected' ? 'It is not good enough.' : null;
    return await record.signoff([{ about, role, answer: given, substance, reason }], { by: person, ...how });
  }

  const self: Scenario = {
    record,
    gate,
    facts,
    board,
    criterion,
    state: (id, change = {}) => criterion(id, change).state,
    rule(id, change = {}) {
      const found = board(change).rules.find((each) => each.id === id);
      if (!found) throw new Error(`There is no rule ${id}.`);
      return found;
    },
    async observe(change = {}, how = {}) {
      const entries = keys.map((key) => {
        const [id = '', facet = ''] = key.split('/');
        const before = previous.get(key);
        return {
          criterion: id,
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
    accept: (person, role, about, how = {}) => answer(person, role, about, 'accepted', how),
    reject: (person, role, about, how = {}) => answer(person, role, about, 'rejected', how),
    async baseline() {
      const digest = await record.gate('source', resolvedText(gate), { by: chair, facets: [...smallFacets].sort() });
      const other = everybody.find((person) => person !== chair);
      if (other) await record.cosign(digest, { by: other });
      return digest;
    },
    async ready() {
      await self.baseline();
      await self.observe();
      for (const each of board().criteria) {
        for (const { role, persons: asked } of each.signers)
          for (const person of asked) await self.accept(person, role, each.criterion.id);
      }
      for (const each of board().deliverables) {
        const by = roles.get(each.owner)?.[0] ?? '';
        await record.signoff([{ about: each.id, role: each.owner, substance: each.substance }], {
          purpose: 'deliverable',
          by,
        });
      }
    },
    async poll(change = {}, how = {}) {
      const kickoff = await record.kickoff({ invited: [...everybody].sort() }, { by: chair });
      const snapshot = takeSnapshot(facts(), board());
      const stations = gate.callOrder.map((role) => {
        const held = [...(roles.get(role) ?? [])].sort();
        const needed = gate.roles.find((each) => each.id === role)?.needed ?? held.length;
        return { role, persons: held, needed };
      });
      const deadline = inADay(record.now());
      return await record.poll({ kickoff, stations, snapshot, deadline, ...change }, { by: chair, ...how });
    },
    async vote(person, given, how = {}) {
      const poll = view().statements.findLast((each) => each.type === 'poll');
      const snapshot = poll?.type === 'poll' ? snapshotDigest(poll.body.snapshot) : null;
      const body = { roles: rolesOf(person).sort(), answer: given, poll: poll?.digest ?? null, snapshot };
      return await record.vote(body, { by: person, ...how });
    },
    async minutes() {
      await record.paper('# Minutes\n', { kind: 'minutes', path: gate.papers.minutes }, { by: chair });
      const { body, needed } = board().minutes;
      for (const person of needed) {
        await record.signoff([{ about: 'minutes', role: null, substance: body ?? '' }], {
          purpose: 'minutes',
          by: person,
        });
      }
    },
    async decide(change = {}, how = {}) {
      await record.seal();
      const now = facts();
      const judgement = evaluate(now);
      const past = view();
      const checkpoint = past.checkpoints.at(-1);
      const body = {
        verdict: judgement.verdict,
        semantics: semanticsVersion,
        poll: judgement.poll?.statement ?? null,
        at: now.now,
        log: { size: checkpoint?.size ?? 0, root: checkpoint?.root ?? '' },
        snapshot: takeSnapshot(now, judgement),
        ...enumerate(judgement, past),
        duty: judgement.duty,
      };
      const digest = await record.decision({ ...body, ...change }, { by: chair, ...how });
      await record.seal();
      return digest;
    },
  };
  return self;
}

function inADay(now: string): string {
  return new Date(Date.parse(now) + 86_400_000).toISOString().replace('.000Z', 'Z');
}

/** A scenario with everything done that a GO needs. */
export async function goScenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const made = await scenario(options);
  await made.ready();
  await made.poll();
  for (const person of new Set(Object.values(options.people ?? persons).flat())) await made.vote(person, 'go');
  await made.minutes();
  return made;
}
