import fc from 'fast-check';
import { finding } from './finding.ts';
import { persons, type Scenario, scenario } from './scenario.ts';

/** The roles of the small gate, each held by another person. */
export const roles = Object.keys(persons) as (keyof typeof persons)[];

/** `criterion/facet` of everything that the small gate probes. */
export const probedFacets = [
  'A4/history.test-reports@file',
  'B1/installers.manifest@file',
  'I2/documents.set@file',
] as const;

type Move =
  | {
      readonly kind: 'observe';
      readonly result: 'Passed' | 'Failed' | 'NeedsReview' | 'Unknown' | 'NotRun';
      readonly looked: number;
      readonly facet: string;
    }
  | {
      readonly kind: 'answer';
      readonly role: keyof typeof persons;
      readonly criterion: string;
      readonly accepted: boolean;
    }
  | { readonly kind: 'vote'; readonly role: keyof typeof persons; readonly answer: 'go' | 'no-go' }
  | { readonly kind: 'poll' | 'minutes' | 'seal' };

/** One thing that somebody does. */
export const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant('observe' as const),
    result: fc.constantFrom('Passed', 'Failed', 'NeedsReview', 'Unknown', 'NotRun'),
    looked: fc.integer({ min: 1, max: 3 }),
    facet: fc.constantFrom(...probedFacets),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    role: fc.constantFrom(...roles),
    criterion: fc.constantFrom('A4', 'C4', 'E8', 'I2', 'L4'),
    accepted: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('vote' as const),
    role: fc.constantFrom(...roles),
    answer: fc.constantFrom('go', 'no-go'),
  }),
  fc.record({ kind: fc.constantFrom('poll' as const, 'minutes' as const, 'seal' as const) }),
);

/** Any history: half of them begin with all that a GO needs, so that GO is really reached and left. */
export const history = fc.record({ prepared: fc.boolean(), moves: fc.array(move, { maxLength: 6 }) });

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

export async function played({ prepared, moves }: History): Promise<Scenario> {
  const made = await scenario();
  if (prepared) {
    await made.ready();
    await made.poll();
    for (const role of roles) await made.vote(persons[role], 'go');
    await made.minutes();
  } else await made.baseline();
  for (const each of moves) await play(made, each);
  return made;
}

export async function play(made: Scenario, each: Move): Promise<void> {
  if (each.kind === 'observe') {
    const findings = each.result === 'Failed' ? [finding(each.facet)] : [];
    await made.observe({
      [each.facet]: { result: each.result, coverage: { looked: each.looked, total: 3, unit: 'things' }, findings },
    });
  } else if (each.kind === 'answer')
    await (each.accepted ? made.accept : made.reject)(persons[each.role], each.role, each.criterion);
  else if (each.kind === 'vote') await made.vote(persons[each.role], each.answer);
  else if (each.kind === 'poll') await made.poll();
  else if (each.kind === 'minutes') await made.minutes();
  else await made.record.seal();
}
