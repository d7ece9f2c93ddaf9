import { floorCriteria } from '../definition/floor.ts';
import type { Criterion } from '../definition/resolved-gate.ts';

/**
 * Whether every floor criterion stands as the code says: required, not waivable, same owner, no facet missing. Checked
 * on the resolved form as well, since that is what a hand-made baseline could bring.
 */
export function floorIntact(criteria: readonly Criterion[]): boolean {
  return floorCriteria.every((floor) => {
    const found = criteria.find((each) => each.id === floor.id);
    return (
      found !== undefined &&
      found.floor &&
      found.required &&
      !found.waivable &&
      found.owner === floor.owner &&
      floor.facets.every((line) =>
        found.facets.some((facet) => facet.id === (typeof line === 'string' ? line : 'sign')),
      ) &&
      found.facets.every((facet) => facet.kind === 'probe' || facet.roles.includes(floor.owner))
    );
  });
}
