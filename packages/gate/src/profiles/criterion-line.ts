import type { ProfileCriterion } from '../definition/profile.ts';

/** A line of a profile's table. What is left out is the ordinary case: required, waivable, good until its subject changes. */
export type CriterionLine = Pick<ProfileCriterion, 'id' | 'title' | 'asks' | 'source' | 'owner' | 'facets' | 'about'> &
  Partial<Pick<ProfileCriterion, 'maxAge' | 'required' | 'waivable' | 'restsOn'>>;

export function criterionOf(line: CriterionLine): ProfileCriterion {
  return { maxAge: null, required: true, waivable: true, restsOn: [], ...line };
}
