import { floorCriteria } from '../definition/floor.ts';
import type { ProfileCriterion } from '../definition/profile.ts';
import type { Criterion } from '../definition/resolved-gate.ts';
import { expandRestsOn } from '../definition/rests-on.ts';

/**
 * Whether every floor criterion stands as the code says: required, not waivable, same owner, no facet missing, about no
 * less and resting on no less. Checked on the resolved form as well, since that is what a hand-made baseline could bring.
 */
export function floorIntact(criteria: readonly Criterion[]): boolean {
  const ids = new Set(criteria.map(({ id }) => id));
  return floorCriteria.every((floor) => {
    const found = criteria.find((each) => each.id === floor.id);
    return (
      found !== undefined &&
      found.floor &&
      found.required &&
      !found.waivable &&
      found.owner === floor.owner &&
      asksNoLess(found, floor) &&
      floor.about.every((group) => found.about.includes(group)) &&
      expandRestsOn({ ...found, restsOn: floor.restsOn }, ids).every((id) => found.restsOn.includes(id))
    );
  });
}

function asksNoLess(found: Criterion, floor: ProfileCriterion): boolean {
  return (
    floor.facets.every((line) =>
      found.facets.some((facet) => facet.id === (typeof line === 'string' ? line : 'sign')),
    ) &&
    found.facets.every(
      (facet) => facet.kind === 'probe' || (facet.per === 'criterion' && facet.roles.includes(floor.owner)),
    )
  );
}
