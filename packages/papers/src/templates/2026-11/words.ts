import type { Door, DutyGrade, FacetView, State, Verdict } from '@sallyport/gate';

/** The one table of words for what the board computed. Nothing in a paper says more than these. */
export const stateWords: Readonly<Record<State, string>> = {
  met: 'met',
  awaiting: 'awaiting a person',
  stale: 'stale: observed too long ago',
  unknown: 'unknown',
  failed: 'failed',
};

export const byWords: Readonly<Record<FacetView['by'], string>> = {
  probed: 'probed',
  attested: 'attested, not probed',
  signed: 'sign-off',
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  GO: 'GO',
  'NO-GO': 'NO-GO',
  HOLD: 'HOLD',
};

export const doorWords: Readonly<Record<Door, string>> = {
  closed: 'closed',
  open: 'open',
  held: 'held',
};

export const gradeWords: Readonly<Record<DutyGrade, string>> = {
  A: 'A: every required role is held by a person of its own',
  B: 'B: some persons hold several roles, or one person enrolled all keys; the notes say who',
  C: 'C: somebody approved work or relief of their own; the notes say who',
  S: 'S (solo): one person sits in every chair, so nobody else has checked this',
};

/** State of a criterion or facet in words: relief is always named beside the failure that it covers. */
export function stateInWords(view: {
  readonly state: State;
  readonly waived: boolean;
  readonly deviated?: boolean;
}): string {
  if (view.waived) return 'failed **and waived**';
  return view.deviated === true ? `${stateWords[view.state]}, **with a deviation**` : stateWords[view.state];
}
