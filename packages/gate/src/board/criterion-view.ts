import type { PersonId, RoleId, Sha256 } from '@sallyport/record';
import type { Criterion, Facet, ResolvedGate } from '../definition/resolved-gate.ts';
import { acknowledgedDocument, acknowledgedFacet, acknowledgedKey } from './acknowledgements.ts';
import type { Answers } from './answers.ts';
import type { CriterionView, Explanation, FacetView } from './board.ts';
import { durationSeconds } from './instant.ts';
import type { Observations } from './observations.ts';
import { probedFacet } from './probed-facet.ts';
import { missingSigners, type SignedFacetInput, signedFacet } from './signed-facet.ts';
import { byState, worst } from './state-order.ts';

export interface CriterionInput {
  readonly gate: ResolvedGate;
  readonly criterion: Criterion;
  readonly substance: Sha256;
  readonly answers: Answers;
  readonly holders: (role: RoleId) => readonly PersonId[];
  readonly observed: ReadonlyMap<string, Observations>;
  readonly waived: ReadonlyMap<string, ReadonlySet<Sha256>>;
  readonly builtFacets: ReadonlySet<string>;
  /** Today's digests of what people are asked about (`Facts.about`). */
  readonly about: ReadonlyMap<string, Sha256>;
  readonly enrolled: (person: PersonId) => boolean;
  readonly founded: boolean;
  /** Runners of the trust root whose key is in use. */
  readonly runners: ReadonlySet<string>;
  readonly notApplicableAllowed: boolean;
  /** A3: every deliverable is signed by its owner. */
  readonly deliverables: { readonly signed: boolean; readonly explanation: Explanation | null };
  readonly withGrace: boolean;
  readonly now: number;
}

/** One criterion with all its facets, its state, and why it is not met. */
export function criterionView(input: CriterionInput): CriterionView {
  const { criterion, substance } = input;
  const given = input.answers.about('criterion', criterion.id, substance);
  const grace = input.withGrace ? graceSeconds(criterion) : 0;
  const signing = (facet: Facet, by: 'signed' | 'attested', roles: readonly RoleId[]): SignedFacetInput => ({
    criterion,
    facet,
    by,
    roles,
    role: (id) => input.gate.roles.find((each) => each.id === id),
    founded: input.founded,
    holders: input.holders,
    answers: given,
    // Behind an open door sign-offs count while their substance holds; what ages there is what machines saw.
    ages: !input.withGrace,
    now: input.now,
  });
  const ownerAnswer = signedFacet(
    signing({ kind: 'sign', id: 'sign', roles: [criterion.owner], per: 'criterion' }, 'signed', [criterion.owner]),
  );
  const probed = criterion.facets.filter(isBuilt(input)).map((facet) => {
    const key = `${criterion.id}/${facet.id}`;
    return probedFacet({
      criterion,
      facet,
      observed: input.observed.get(key) ?? { counted: [], absence: 'never looked', inconclusive: null },
      lookers: {
        named: input.gate.runners[facet.id] ?? input.gate.runners['*'] ?? [],
        enrolled: input.runners,
        founded: input.founded,
      },
      waived: input.waived.get(key) ?? new Set(),
      notApplicableAllowed: input.notApplicableAllowed,
      reviewed: ownerAnswer.state === 'met',
      grace,
      now: input.now,
    });
  });
  const needsReview = probed.some((view) => view.result === 'NeedsReview');
  const findings = probed.some((view) => view.findings.length > 0);
  const passed = probed.length > 0 && probed.every((view) => view.state === 'met' && view.result === 'Passed');
  const people = criterion.facets
    .filter((facet) => !isBuilt(input)(facet))
    .map((facet) => peopleFacet(input, facet, { findings, passed }, signing));
  const facets = [...probed, ...people.map((each) => each.view)];
  const roles = new Set([...people.flatMap((each) => each.roles), ...(needsReview ? [criterion.owner] : [])]);
  const signers = [...roles].map((role) => ({
    role,
    persons: input.holders(role),
    missing: missingSigners(
      signing({ kind: 'sign', id: 'sign', roles: [role], per: 'criterion' }, 'signed', [role]),
      role,
    ),
  }));
  const state = worst(facets.map((view) => view.state));
  return {
    criterion,
    state,
    waived: state === 'met' && facets.some((view) => view.waived),
    substance,
    facets,
    probed: facets.filter((view) => view.by === 'probed').length,
    attested: facets.filter((view) => view.by === 'attested').length,
    signers,
    explanation: decisiveExplanation(facets) ?? (state === 'met' ? null : nothingAsked(criterion)),
  };
}

function isBuilt(input: CriterionInput) {
  return (facet: Facet): facet is Facet & { kind: 'probe' } =>
    facet.kind === 'probe' && input.builtFacets.has(facet.id);
}

function peopleFacet(
  input: CriterionInput,
  facet: Facet,
  { findings, passed }: { readonly findings: boolean; readonly passed: boolean },
  signing: (facet: Facet, by: 'signed' | 'attested', roles: readonly RoleId[]) => SignedFacetInput,
): { readonly view: FacetView; readonly roles: readonly RoleId[] } {
  const document = acknowledgedDocument(input.gate, facet);
  if (document) {
    const { criterion, about, answers, enrolled } = input;
    const bytes = about.get(acknowledgedKey(document.path));
    const given = (substance: Sha256) => answers.about('acknowledgement', document.path, substance);
    return { view: acknowledgedFacet({ criterion, facet, document, bytes, answers: given, enrolled }), roles: [] };
  }
  if (facet.kind === 'probe') {
    const roles = [input.criterion.owner];
    return { view: signedFacet(signing(facet, 'attested', roles)), roles };
  }
  if (facet.per === 'deliverable') {
    const view = signedFacet(signing(facet, 'signed', []));
    const { signed, explanation } = input.deliverables;
    return {
      view: {
        ...view,
        state: explanation?.state ?? (signed ? 'met' : 'awaiting'),
        summary: signed ? 'every deliverable signed' : 'deliverables to sign',
        explanation,
      },
      roles: [],
    };
  }
  const roles = facet.per === 'findings' && !findings ? [] : facet.roles;
  const view = signedFacet(signing(facet, 'signed', roles));
  if (roles.length > 0 || facet.roles.length === 0) return { view, roles };
  return {
    view: { ...view, summary: passed ? 'not needed: the probe passed' : 'not needed so far: nothing was found' },
    roles,
  };
}

function decisiveExplanation(facets: readonly FacetView[]): Explanation | null {
  const open = facets.flatMap((view) => (view.explanation ? [view.explanation] : []));
  return [...open].sort((left, right) => byState(left.state, right.state))[0] ?? null;
}

function nothingAsked(criterion: Criterion): Explanation {
  return {
    criterion: criterion.id,
    state: 'unknown',
    reason: 'It has no facet: nothing looks and nobody is asked.',
    place: null,
    owner: criterion.owner,
    action: 'give it a facet in the gate file',
    command: `sallyport explain ${criterion.id}`,
  };
}

/** Grace of a criterion: its own, else one age; nothing where nothing ages. */
function graceSeconds(criterion: Criterion): number {
  const span = criterion.grace ?? criterion.maxAge;
  return span === null ? 0 : durationSeconds(span);
}
