import type { CriterionView, FacetView, RuleView, State } from '@sallyport/gate';

/** Whether a criterion keeps the gate from GO: required ones only. Waived ones rank as met, and say so. */
export function blocks(view: CriterionView): boolean {
  return (view.criterion.required || view.criterion.floor) && view.state !== 'met';
}

/** The shortest true reason why a criterion, facet or rule is not met; its state in words where none was given. */
export function reasonOf(view: CriterionView | FacetView | RuleView, state: State): string {
  return view.explanation === null
    ? `The state is ${state}.`
    : `${view.explanation.reason} Next: ${view.explanation.action}.`;
}
