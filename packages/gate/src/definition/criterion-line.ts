import type { RoleId } from '@sallyport/record';
import type { CriterionChange, ProfileCriterion, SignLine } from './profile.ts';
import type { Criterion, Facet, Mode } from './resolved-gate.ts';

type SignFacet = Extract<Facet, { kind: 'sign' }>;
type Line = string | SignLine;

/** What a bare `sign` means for a criterion: its owner's, or whatever the line before already asks for. */
export function signBefore(owner: RoleId, facets: readonly Facet[]): SignFacet {
  const known = facets.find((facet) => facet.kind === 'sign');
  return known ?? { kind: 'sign', id: 'sign', roles: [owner], per: 'criterion' };
}

function facetOf(line: Line, before: SignFacet): Facet {
  if (line === 'sign') return before;
  if (typeof line === 'object') {
    const roles = line.sign.length > 0 ? [...new Set(line.sign)] : before.roles;
    return { ...before, roles, per: line.per ?? before.per };
  }
  const [probe = '', mode = ''] = line.split('@');
  return { kind: 'probe', id: line, probe, mode: mode as Mode };
}

/** Facets of one criterion, each once; several sign lines are one sign-off by all their roles. */
export function facetsOf(lines: readonly Line[], before: SignFacet): readonly Facet[] {
  return lines
    .map((line) => facetOf(line, before))
    .reduce<readonly Facet[]>((done, facet) => unitedFacets(done, [facet]), []);
}

/** All facets of both, in the order of the first; a sign-off by the roles of both, in the stricter of the two ways. */
export function unitedFacets(ours: readonly Facet[], theirs: readonly Facet[]): readonly Facet[] {
  const merged = ours.map((facet): Facet => {
    const other = theirs.find(({ id }) => id === facet.id);
    if (facet.kind !== 'sign' || other?.kind !== 'sign') return facet;
    const per = facet.per === 'findings' ? other.per : facet.per;
    return { ...facet, roles: [...new Set([...facet.roles, ...other.roles])], per };
  });
  return [...merged, ...theirs.filter(({ id }) => !ours.some((facet) => facet.id === id))];
}

/** True where `one` asks for everything that `other` asks for. */
export function coversFacet(one: Facet, other: Facet): boolean {
  if (one.id !== other.id) return false;
  if (one.kind !== 'sign' || other.kind !== 'sign') return true;
  return other.roles.every((role) => one.roles.includes(role)) && (one.per === other.per || other.per === 'findings');
}

/** A profile's line as a criterion. Areas in `restsOn` stay letters until all criteria are known. */
export function profileLine(line: ProfileCriterion, floor: boolean): Criterion {
  return {
    id: line.id,
    title: line.title,
    asks: line.asks,
    source: line.source,
    owner: line.owner,
    facets: facetsOf(line.facets, signBefore(line.owner, [])),
    maxAge: line.maxAge,
    grace: null,
    required: line.required,
    waivable: line.waivable,
    floor,
    about: line.about,
    files: [],
    restsOn: line.restsOn,
  };
}

/** A criterion that a gate file or local profile adds; null where it does not say enough to be one. */
export function addedLine(id: string, change: CriterionChange, where: string): Criterion | null {
  if (change === false || !change.title || !change.owner || !change.facets) return null;
  return {
    id,
    title: change.title,
    asks: change.asks ?? change.title,
    source: change.source ?? where,
    owner: change.owner,
    facets: facetsOf(change.facets, signBefore(change.owner, [])),
    maxAge: change.maxAge ?? null,
    grace: change.grace ?? null,
    required: change.required ?? true,
    waivable: change.waivable ?? true,
    floor: false,
    about: change.about ?? [],
    files: change.files ?? [],
    restsOn: change.restsOn ?? [],
  };
}

/** A criterion with another owner, who also takes over a sign-off that was the old owner's alone. */
export function ownedBy(criterion: Criterion, owner: RoleId): Criterion {
  return {
    ...criterion,
    owner,
    facets: criterion.facets.map((facet) =>
      facet.kind === 'sign' && facet.roles.length === 1 && facet.roles[0] === criterion.owner
        ? { ...facet, roles: [owner] }
        : facet,
    ),
  };
}

/** A facet for people: `sign by qa, security` or `staging.parity@file`. */
export function facetInWords(facet: Facet): string {
  if (facet.kind === 'probe') return facet.id;
  return `sign by ${facet.roles.join(', ')}${facet.per === 'criterion' ? '' : `, per ${facet.per}`}`;
}

/** A criterion's line for people, as it stands in a weakening. */
export function criterionInWords(criterion: Criterion): string {
  return [
    `${criterion.required ? 'required' : 'recommended'}, owner ${criterion.owner}`,
    criterion.facets.map(facetInWords).join(', '),
    ageInWords(criterion.maxAge),
  ].join('; ');
}

export function ageInWords(age: string | null): string {
  return age === null ? 'until its subject changes' : `no older than ${age}`;
}
