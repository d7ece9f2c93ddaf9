import type { PersonId, RoleId } from '@sallyport/record';
import type { Criterion, Facet, Role } from '../definition/resolved-gate.ts';
import { signoffMaxAge } from '../definition/signoff-age.ts';
import type { TimedAnswer } from './answers.ts';
import type { Explanation, FacetView, State } from './board.ts';
import { fillRole } from './fill-role.ts';
import { durationSeconds, spanInWords } from './instant.ts';
import { byState } from './state-order.ts';

export interface SignedFacetInput {
  readonly criterion: Criterion;
  readonly facet: Facet;
  /** `attested` where a probe is not built and the owner vouches instead. */
  readonly by: 'signed' | 'attested';
  readonly roles: readonly RoleId[];
  readonly role: (id: RoleId) => Role | undefined;
  readonly founded: boolean;
  readonly holders: (id: RoleId) => readonly PersonId[];
  readonly answers: readonly TimedAnswer[];
  /** Whether a sign-off about running things grows old. */
  readonly ages: boolean;
  readonly now: number;
}

/** Seconds that a sign-off of this criterion speaks for; null: until its substance changes. */
export function signoffAge(criterion: Criterion): number | null {
  const age = signoffMaxAge(criterion);
  return age === null ? null : durationSeconds(age);
}

/** State of a facet that people answer for: one holder of each role, or every holder where the role says so. */
export function signedFacet(input: SignedFacetInput): FacetView {
  const explanations = input.roles
    .map((role) => roleState(input, role))
    .sort((left, right) => byState(left.state, right.state));
  const [decisive] = explanations;
  const standing = input.answers.filter((answer) => answer.stands);
  const state = decisive?.state ?? 'met';
  return {
    facet: input.facet,
    state,
    by: input.by,
    waived: false,
    deviated: false,
    result: null,
    summary: standing.length === 0 ? 'not signed off' : `${standing.length} answer${standing.length === 1 ? '' : 's'}`,
    observedAt: null,
    vantage: null,
    findings: [],
    coverage: null,
    facts: {},
    evidence: [],
    signoffs: input.answers,
    explanation: state === 'met' || !decisive ? null : decisive,
  };
}

/** Persons of a role who still have to answer for today's substance. */
export function missingSigners(input: SignedFacetInput, role: RoleId): readonly PersonId[] {
  const answered = new Set(current(input, role).map((answer) => answer.person));
  const holders = input.holders(role);
  if (!input.role(role)?.everyHolderSigns && answered.size > 0) return [];
  return holders.filter((person) => !answered.has(person));
}

function current(input: SignedFacetInput, role: RoleId): readonly TimedAnswer[] {
  const holders = new Set(input.holders(role));
  const age = input.ages ? signoffAge(input.criterion) : null;
  return input.answers.filter(
    (answer) =>
      answer.stands &&
      answer.role === role &&
      (answer.answer === 'rejected' ||
        ((holders.has(answer.person) || !input.role(role)?.everyHolderSigns) &&
          (age === null || input.now - answer.at <= age))),
  );
}

function roleState(input: SignedFacetInput, role: RoleId): Explanation {
  const { criterion } = input;
  const standing = current(input, role);
  const rejection = standing.find((answer) => answer.answer === 'rejected');
  const say = (state: State, reason: string, action: string, command: string | null): Explanation => ({
    criterion: criterion.id,
    state,
    reason,
    place: null,
    owner: role,
    action,
    command,
  });
  if (rejection) {
    const said = rejection.reason ? `: ${rejection.reason}` : '';
    return say(
      'failed',
      `Rejected by ${rejection.person}${said}`,
      'settle what was rejected',
      `sallyport explain ${criterion.id}`,
    );
  }
  if (input.holders(role).length === 0) {
    const { action, command } = fillRole(role, input.founded);
    return say('unknown', `Nobody holds the role ${role}.`, action, command);
  }
  const missing = missingSigners(input, role);
  if (missing.length === 0) return say('met', '', '', null);
  const command = `sallyport sign ${criterion.id}`;
  const everyHolder = input.role(role)?.everyHolderSigns ?? false;
  const accepted = input.answers.filter((answer) => answer.role === role && answer.answer === 'accepted');
  const asked = accepted.filter((answer) => !everyHolder || missing.includes(answer.person));
  const lapsed = asked.find((answer) => answer.stands) ?? asked[0];
  if (lapsed?.stands) {
    return say(
      'stale',
      `Signed ${spanInWords(input.now - lapsed.at)} ago; a sign-off about running things lasts ${spanInWords(signoffAge(criterion) ?? 0)}.`,
      'look and sign again',
      command,
    );
  }
  if (lapsed?.misdated) {
    const why = `Signed at ${lapsed.time}, and sealed before that: the clock of ${lapsed.person} or of the sealer is wrong.`;
    return say('awaiting', why, 'set the clock right and sign again', command);
  }
  if (lapsed) return say('awaiting', 'What was signed has changed since.', 'read the difference and sign', command);
  if (missing.length < input.holders(role).length)
    return say('awaiting', `Not signed off by ${missing.join(', ')}.`, 'read and sign', command);
  const what = input.by === 'attested' ? 'Attested, not probed: nobody has vouched for it yet.' : 'Not signed off.';
  return say('awaiting', what, 'read and sign', command);
}
