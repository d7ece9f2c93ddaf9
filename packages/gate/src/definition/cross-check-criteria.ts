import { applyChange } from './apply-change.ts';
import { addedLine, profileLine } from './criterion-line.ts';
import { floorCriteria, isFloor } from './floor.ts';
import { type GateProblem, suggestion, wrongKey, wrongValue } from './gate-problem.ts';
import type { CriterionChange, ProfileLayer } from './profile.ts';
import { compareIds } from './rests-on.ts';

type Changes = Readonly<Record<string, CriterionChange>>;

/** Keys with which only a criterion of the gate file's own is described. */
const describing = ['title', 'asks', 'source', 'about', 'files', 'restsOn'] as const;

/**
 * Problems of a gate file's or local profile's `criteria`. `below` are the layers under it; `roles` null where the
 * roles are not known yet, as in a profile that several gates share.
 */
export function criteriaProblems(
  changes: Changes,
  below: readonly ProfileLayer[],
  roles: readonly string[] | null,
): readonly GateProblem[] {
  const known = knownCriteria(below);
  const facets = knownFacets(below);
  const all = [...new Set([...known, ...Object.keys(changes)])];
  return Object.entries(changes).flatMap(([id, change]) => [
    ...(isFloor(id) ? floorProblems(id, change) : []),
    ...(known.includes(id) ? changeProblems(id, change) : additionProblems(id, change, known)),
    ...(change === false ? [] : nameProblems(id, change, roles, facets, all)),
  ]);
}

/** Ids of the criteria that the layers and the floor define, in the order of the board. */
export function knownCriteria(layers: readonly ProfileLayer[]): readonly string[] {
  const ids = layers.flatMap((layer) =>
    layer.kind === 'built-in' ? layer.profile.criteria.map(({ id }) => id) : Object.keys(layer.profile.criteria),
  );
  return [...new Set([...floorCriteria.map(({ id }) => id), ...ids])].sort(compareIds);
}

/** A misspelt facet would be attested instead of probed and nobody would notice, so only these may be named. */
export function knownFacets(layers: readonly ProfileLayer[]): readonly string[] {
  const lines = layers.flatMap((layer) =>
    layer.kind === 'built-in'
      ? layer.profile.criteria.flatMap(({ facets }) => facets)
      : Object.values(layer.profile.criteria).flatMap((change) => (change === false ? [] : (change.facets ?? []))),
  );
  const floors = floorCriteria.flatMap(({ facets }) => facets);
  return [...new Set([...lines, ...floors].filter((facet) => typeof facet === 'string' && facet !== 'sign'))]
    .map(String)
    .sort();
}

function floorProblems(id: string, change: CriterionChange): readonly GateProblem[] {
  const line = floorCriteria.find((criterion) => criterion.id === id);
  if (!line) return [];
  // Judged as if it were an ordinary criterion, to hear which of the keys would make it weaker.
  const { wishes } = applyChange({ line: profileLine(line, false), wishes: new Map() }, change);
  return [...wishes.values()].map(({ profile, gate }) => {
    const what = `${id} is a floor criterion: "${profile}" cannot become "${gate}"`;
    return wrongValue(['criteria', id], what, 'Leave this out. A floor criterion can only be made stricter.');
  });
}

function changeProblems(id: string, change: CriterionChange): readonly GateProblem[] {
  if (change === false) return [];
  return describing
    .filter((key) => change[key] !== undefined)
    .map((key) =>
      wrongKey(
        ['criteria', id, key],
        `${id} is the profile's, and its ${key} with it`,
        'Leave the key out, or describe a criterion of your own under an id that the profile does not use.',
      ),
    );
}

function additionProblems(id: string, change: CriterionChange, known: readonly string[]): readonly GateProblem[] {
  const path = ['criteria', id];
  if (addedLine(id, change, '') === null) {
    const instead = `${suggestion(id, known)} A criterion of your own needs title, owner and facets.`;
    return [wrongKey(path, `the profile has no criterion ${id}`, instead)];
  }
  if (change === false || change.about || change.files || change.restsOn) return [];
  const what = `nothing says what ${id} is about, so a sign-off would bind no bytes`;
  return [wrongKey(path, what, 'Add `about` (subject groups), `files` (paths) or `restsOn` (criteria).')];
}

function nameProblems(
  id: string,
  change: Exclude<CriterionChange, false>,
  roles: readonly string[] | null,
  facets: readonly string[],
  criteria: readonly string[],
): readonly GateProblem[] {
  const path = ['criteria', id];
  const noRole = (role: string, ...rest: (string | number)[]) =>
    roles === null || roles.includes(role)
      ? []
      : [wrongValue([...path, ...rest], `"${role}" is no role`, suggestion(role, roles))];
  return [
    ...(change.owner === undefined ? [] : noRole(change.owner, 'owner')),
    ...(change.facets ?? []).flatMap((facet, index) => {
      if (typeof facet === 'object') return facet.sign.flatMap((role, at) => noRole(role, 'facets', index, 'sign', at));
      if (facet === 'sign' || facets.includes(facet)) return [];
      return [wrongValue([...path, 'facets', index], `there is no facet ${facet}`, facetSuggestion(facet, facets))];
    }),
    ...(change.restsOn ?? []).flatMap((each, index) =>
      criteria.some((known) => known === each || (each.length === 1 && known.startsWith(each))) && each !== id
        ? []
        : [wrongValue([...path, 'restsOn', index], `${id} cannot rest on ${each}`, 'Name other criteria that exist.')],
    ),
  ];
}

/** There are too many facets to list; those of the same probe say most. */
export function facetSuggestion(facet: string, facets: readonly string[]): string {
  const [probe = ''] = facet.split('@');
  const modes = facets.filter((each) => each.startsWith(`${probe}@`));
  return modes.length > 0 ? `The probe has: ${modes.join(', ')}.` : suggestion(facet, facets);
}
