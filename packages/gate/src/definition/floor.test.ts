import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedTestLayers, criterionOf, gateWith, localLayer, weakeningsOf } from '../testing/minimal-gate-file.ts';
import { applyDeviations } from './deviations.ts';
import { lastsLonger } from './duration-order.ts';
import { floorCriteria, isFloor } from './floor.ts';
import type { CriterionChange } from './profile.ts';
import type { Criterion, ResolvedGate } from './resolved-gate.ts';

const plain = gateWith({});
const ids = plain.criteria.map(({ id }) => id);
const roles = ['pm', 'qa', 'sre', 'security', 'legal'];

const change: fc.Arbitrary<CriterionChange> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<CriterionChange>(false) },
  {
    weight: 5,
    arbitrary: fc.record(
      {
        owner: fc.constantFrom(...roles),
        facets: fc.uniqueArray(
          fc.oneof(
            fc.constantFrom('sign', 'staging.exposure@file', 'documents.set@file', 'staging.parity@engine'),
            fc.record({ sign: fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1 }) }),
          ),
          { minLength: 1, maxLength: 4, selector: (facet) => JSON.stringify(facet) },
        ),
        maxAge: fc.constantFrom(null, 'PT1M', 'PT24H', 'P7D', 'P30D', 'P9999D'),
        grace: fc.constantFrom('PT1M', 'P9999D'),
        required: fc.boolean(),
        waivable: fc.boolean(),
        notApplicable: fc.constant('does not apply'),
        title: fc.constant('Something else'),
        asks: fc.constant('Nothing.'),
        restsOn: fc.constant([]),
      },
      { requiredKeys: [] },
    ),
  },
);
const changes = fc.dictionary(fc.constantFrom(...ids), change, { maxKeys: 12 });

const count = fc.integer({ min: 1, max: 20 });
const roleChange = fc.record(
  { needed: count, required: fc.constant(true), everyHolderSigns: fc.boolean(), title: fc.constant('Somebody') },
  { requiredKeys: [] },
);
/** What a gate file can say about the rules of the verdict. */
const rules = fc.record(
  {
    roles: fc.dictionary(fc.constantFrom('guest', ...plain.roles.map(({ id }) => id)), roleChange, { maxKeys: 4 }),
    kickoff: fc.record({ quorum: count }, { requiredKeys: [] }),
    minimumGrade: fc.constantFrom('A', 'B', 'C', 'S'),
  },
  { requiredKeys: [] },
);
const grades = 'ABCS';

/** Whether no rule of the verdict is weaker than in the other gate, whose roles all are there. */
function rulesAsStrict(one: ResolvedGate, other: ResolvedGate): boolean {
  return (
    grades.indexOf(one.minimumGrade) <= grades.indexOf(other.minimumGrade) &&
    one.kickoff.quorum >= other.kickoff.quorum &&
    other.roles.every((role) => {
      const mine = one.roles.find(({ id }) => id === role.id);
      const fewer = (mine?.needed ?? Number.POSITIVE_INFINITY) < (role.needed ?? Number.POSITIVE_INFINITY);
      return mine && !fewer && mine.required >= role.required && mine.everyHolderSigns >= role.everyHolderSigns;
    })
  );
}

function atLeastAsStrict(one: Criterion, other: Criterion): boolean {
  return (
    one.owner === other.owner &&
    one.title === other.title &&
    one.asks === other.asks &&
    one.restsOn.length >= other.restsOn.length &&
    (one.required || !other.required) &&
    (!one.waivable || other.waivable) &&
    !lastsLonger(one.maxAge, other.maxAge) &&
    !lastsLonger(one.grace ?? one.maxAge, other.grace ?? other.maxAge) &&
    other.facets.every((facet) =>
      one.facets.some(
        (mine) =>
          mine.id === facet.id &&
          (mine.kind !== 'sign' || facet.kind !== 'sign' || facet.roles.every((role) => mine.roles.includes(role))),
      ),
    )
  );
}

test('no gate file or profile can weaken a floor criterion, whatever deviations are signed', () => {
  fc.assert(
    fc.property(changes, changes, (ofTeam, ofGate) => {
      const gate = gateWith(ofGate, {}, [...closedTestLayers(), localLayer('./team.yaml', ofTeam)]);
      const all = new Set(gate.weakenings.map(({ digest }) => digest));
      for (const each of [gate, applyDeviations(gate, all)]) {
        for (const { id } of floorCriteria) {
          // What rests in a relieved gate may be fewer: criteria themselves are dropped by deviation.
          const floor = { ...criterionOf(each, id), restsOn: criterionOf(plain, id).restsOn };
          expect(atLeastAsStrict(floor, criterionOf(plain, id))).toBe(true);
          expect(floor.floor && !floor.waivable && floor.required).toBe(true);
        }
      }
      expect(gate.weakenings.some(({ criterion }) => floorCriteria.some(({ id }) => id === criterion))).toBe(false);
    }),
  );
});

test('without a deviation no criterion and no rule of the verdict stands below the profile', () => {
  fc.assert(
    fc.property(changes, changes, rules, (ofTeam, ofGate, asked) => {
      const gate = gateWith(ofGate, asked, [...closedTestLayers(), localLayer('./team.yaml', ofTeam)]);
      for (const id of ids) expect(atLeastAsStrict(criterionOf(gate, id), criterionOf(plain, id))).toBe(true);
      expect(rulesAsStrict(gate, plain)).toBe(true);
    }),
  );
});

test('every weaker rule of the verdict is listed under O1, and only its own deviation brings it about', () => {
  fc.assert(
    fc.property(changes, rules, (ofGate, asked) => {
      const gate = gateWith(ofGate, asked);
      const listed = gate.weakenings.filter(({ rule }) => rule !== null);
      expect(listed.every(({ criterion }) => criterion === 'O1')).toBe(true);
      const all = applyDeviations(gate, new Set(listed.map(({ digest }) => digest)));
      if (asked.minimumGrade !== undefined) expect(all.minimumGrade).toBe(asked.minimumGrade);
      if (asked.kickoff?.quorum !== undefined) expect(all.kickoff.quorum).toBe(asked.kickoff.quorum);
      for (const [id, { needed }] of Object.entries(asked.roles ?? {})) {
        if (needed !== undefined) expect(all.roles.find((role) => role.id === id)?.needed).toBe(needed);
      }
      for (const { digest } of listed) {
        const one = applyDeviations(gate, new Set([digest]));
        expect(rulesAsStrict(one, gate)).toBe(false);
        const fewer = new Set(listed.map((other) => other.digest).filter((other) => other !== digest));
        expect(applyDeviations(gate, fewer)).not.toEqual(all);
      }
      // Whatever is signed for the rules, no criterion gets weaker by it.
      for (const { id } of gate.criteria) expect(criterionOf(all, id)).toEqual(criterionOf(gate, id));
    }),
  );
});

test('these rules are about something: each kind is asked for', () => {
  const kinds = fc
    .sample(rules, { seed: 1, numRuns: 60 })
    .flatMap((asked) => gateWith({}, asked).weakenings.map(({ kind }) => kind));
  expect([...new Set(kinds)].toSorted()).toEqual(['fewer votes', 'lower duty grade', 'smaller quorum']);
});

test('every other weakening is listed: what deviations bring about is what the gate file asked for', () => {
  fc.assert(
    fc.property(changes, (asked) => {
      const gate = gateWith(asked);
      for (const [id, each] of Object.entries(asked)) {
        if (floorCriteria.some((floor) => floor.id === id)) continue;
        const listed = weakeningsOf(gate, id);
        const relieved = applyDeviations(gate, new Set(listed.map(({ digest }) => digest)));
        const line = relieved.criteria.find((criterion) => criterion.id === id);
        if (each === false) {
          expect(line).toBeUndefined();
          continue;
        }
        if (each.owner !== undefined) expect(line?.owner).toBe(each.owner);
        if (each.required !== undefined) expect(line?.required).toBe(each.required);
        if (each.waivable !== undefined) expect(line?.waivable).toBe(each.waivable);
        if (each.maxAge !== undefined) expect(line?.maxAge).toBe(each.maxAge);
        if (each.notApplicable !== undefined) expect(listed.map(({ kind }) => kind)).toContain('not applicable');
        // And with one deviation missing, something that was asked for is not there.
        for (const { digest } of listed) {
          const fewer = new Set(listed.map((other) => other.digest).filter((other) => other !== digest));
          const kind = listed.find((other) => other.digest === digest)?.kind;
          if (kind === 'not applicable' || kind === 'grace stretched') continue;
          expect(criterionOf(applyDeviations(gate, fewer), id)).not.toEqual(line);
        }
      }
    }),
  );
});

test('digests of weakenings differ from each other', () => {
  fc.assert(
    fc.property(changes, (asked) => {
      const digests = gateWith(asked).weakenings.map(({ digest }) => digest);
      expect(new Set(digests).size).toBe(digests.length);
    }),
  );
});

test('what a floor criterion can be is stricter', () => {
  const gate = gateWith({ E8: { maxAge: 'P7D', facets: ['sign', 'staging.exposure@file'] } });
  expect(criterionOf(gate, 'E8').maxAge).toBe('P7D');
  expect(criterionOf(gate, 'E8').facets.map(({ id }) => id)).toEqual(['sign', 'staging.exposure@file']);
});

test('these properties are about something: floor criteria are attacked, and what is no floor does get weaker', () => {
  const samples = fc.sample(changes, { seed: 1, numRuns: 60 });
  const gates = samples.map((asked) => gateWith(asked));
  const attacked = new Set(samples.flatMap((asked) => Object.keys(asked)).filter((id) => isFloor(id)));
  expect([...attacked].toSorted()).toEqual(floorCriteria.map(({ id }) => id));
  const kinds = new Set(gates.flatMap((gate) => gate.weakenings.map(({ kind }) => kind)));
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      'dropped',
      'recommended',
      'age stretched',
      'grace stretched',
      'waivable',
      'facet dropped',
      'owner',
      'not applicable',
    ]),
  );
  const weaker = gates.flatMap((gate) => {
    const relieved = applyDeviations(gate, new Set(gate.weakenings.map(({ digest }) => digest)));
    const line = (id: string) => criterionOf(plain, id);
    return relieved.criteria.filter(
      (each) => !atLeastAsStrict({ ...each, restsOn: line(each.id).restsOn }, line(each.id)),
    );
  });
  expect(weaker.length).toBeGreaterThan(20);
  expect(weaker.filter(({ id }) => isFloor(id))).toEqual([]);
});
