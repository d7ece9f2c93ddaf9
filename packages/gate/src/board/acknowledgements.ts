import type { PersonId, Sha256 } from '@sallyport/record';
import type { Criterion, Facet, ResolvedGate } from '../definition/resolved-gate.ts';
import type { TimedAnswer } from './answers.ts';
import type { Explanation, FacetView, State } from './board.ts';
import { acknowledgementSubstance } from './substance.ts';

/** Counted by the board itself, from what the people on call signed: no probe looks, and nobody attests it. */
export const acknowledgementsFacet = 'incident.acknowledgements@file';

/** A document that named persons say they have read and understood, each for herself. */
export interface AcknowledgedDocument {
  readonly path: string;
  readonly persons: readonly PersonId[];
}

/**
 * What a facet has acknowledged: the incident plan, by everybody on call. null: the facet is none of that kind, or the
 * gate file has no plan, so that the criterion's owner attests it as before.
 */
export function acknowledgedDocument(gate: ResolvedGate, facet: Pick<Facet, 'id'>): AcknowledgedDocument | null {
  if (facet.id !== acknowledgementsFacet || gate.incident === null) return null;
  return { path: gate.incident.plan, persons: gate.incident.onCall };
}

/** Every document of the gate that is acknowledged, once. */
export function acknowledgedPaths(gate: ResolvedGate): readonly string[] {
  const facets = gate.criteria.flatMap((criterion) => criterion.facets);
  return [...new Set(facets.flatMap((facet) => acknowledgedDocument(gate, facet)?.path ?? []))];
}

/** Under this key the facts of a day (`Facts.about`) carry the digest of an acknowledged document's bytes. */
export function acknowledgedKey(path: string): string {
  return `acknowledged ${path}`;
}

export interface AcknowledgedFacetInput {
  readonly criterion: Criterion;
  readonly facet: Facet;
  readonly document: AcknowledgedDocument;
  /** Digest of the document's bytes today; undefined: it is not there. */
  readonly bytes: Sha256 | undefined;
  /** Answers about the document under today's substance. */
  readonly answers: (substance: Sha256) => readonly TimedAnswer[];
  readonly enrolled: (person: PersonId) => boolean;
}

/** State of a facet for which every named person acknowledges exactly today's bytes; says who has not. */
export function acknowledgedFacet(input: AcknowledgedFacetInput): FacetView {
  const { facet, document, bytes } = input;
  const substance = bytes === undefined ? null : acknowledgementSubstance(document.path, bytes);
  const given = substance === null ? [] : input.answers(substance);
  const signoffs = given.filter((answer) => document.persons.includes(answer.person));
  const standing = signoffs.filter((answer) => answer.stands);
  const said = new Set(standing.map((answer) => answer.person));
  const missing = document.persons.filter((person) => !said.has(person));
  const open = openState(input, signoffs, missing);
  const { length: count } = document.persons;
  return {
    facet,
    state: open?.state ?? 'met',
    by: 'signed',
    waived: false,
    deviated: false,
    result: null,
    summary: `${document.path}: acknowledged by ${count - missing.length} of ${count} on call`,
    observedAt: null,
    vantage: null,
    findings: [],
    coverage: null,
    facts: {},
    evidence: [],
    signoffs,
    acknowledgement: substance === null ? null : { path: document.path, substance, missing },
    explanation: open,
  };
}

function openState(
  { criterion, document, bytes, enrolled }: AcknowledgedFacetInput,
  signoffs: readonly TimedAnswer[],
  missing: readonly PersonId[],
): Explanation | null {
  const say = (state: State, reason: string, action: string, command: string | null): Explanation => ({
    criterion: criterion.id,
    state,
    reason,
    place: document.path,
    owner: criterion.owner,
    action,
    command,
  });
  const rejection = signoffs.find((answer) => answer.stands && answer.answer === 'rejected');
  if (rejection) {
    const why = rejection.reason ? `: ${rejection.reason}` : '';
    return say('failed', `Rejected by ${rejection.person}${why}`, 'settle what was rejected', null);
  }
  if (bytes === undefined)
    return say('unknown', `${document.path} is not there.`, 'write it, or correct the gate file', null);
  if (document.persons.length === 0)
    return say('unknown', 'The gate file names nobody on call.', 'name them under `incident.onCall`', null);
  const strangers = missing.filter((person) => !enrolled(person));
  if (strangers.length > 0) {
    const reason = `Nobody in the trust root is called ${strangers.join(', ')}, who is on call.`;
    return say('unknown', reason, 'enrol them, or correct `incident.onCall`', 'sallyport trust enrol FILE');
  }
  if (missing.length === 0) return null;
  const earlier = missing.filter((person) => signoffs.some((answer) => answer.person === person));
  const before = earlier.length === 0 ? '' : ` (an earlier version by ${earlier.join(', ')})`;
  return say(
    'awaiting',
    `Not acknowledged by ${missing.join(', ')}${before}.`,
    'read it and acknowledge it',
    `sallyport sign ${criterion.id}`,
  );
}
