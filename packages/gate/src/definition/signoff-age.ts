import type { Criterion } from './resolved-gate.ts';

/**
 * How long a sign-off lasts: P7D where it is about running things, null (until its substance changes) otherwise.
 * From the head of the profile table.
 */
export function signoffMaxAge(criterion: Criterion): string | null {
  const running = criterion.about.includes('staging') || criterion.facets.some(isLive);
  return running ? 'P7D' : null;
}

function isLive(facet: Criterion['facets'][number]): boolean {
  return facet.kind === 'probe' && facet.mode !== 'file' && facet.mode !== 'drill';
}
