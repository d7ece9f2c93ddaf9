import { type Ordered, reaches } from '../reaches.ts';
import type { TrustKey } from '../statements/bodies.ts';
import type { Fingerprint, RoleId, Sha256 } from '../statements/header.ts';
import type { Standing, Statement } from '../statements/statement.ts';
import type { TrustRoot } from '../view.ts';

/** A view, or the part of one that standing depends on. */
export interface Standings extends Ordered {
  readonly roots: readonly TrustRoot[];
}

/** A function that tells the standing of each statement. Keys that no later root retired cost one lookup. */
export function standingIn(view: Standings): (statement: Statement, index: number | null) => Standing {
  const newest = new Map<Fingerprint, TrustKey>(view.roots.at(-1)?.keys.map((key) => [key.fingerprint, key]));
  const grantsEverLost = view.roots.some((root, i) => lostGrants(view.roots[i - 1], root));
  return function standing(statement, index) {
    const key = newest.get(statement.header.author.key);
    if (key?.status === 'compromised' && (index === null || index >= (key.since ?? 0))) return 'void';
    if (key?.status !== 'active' && retiredBefore(view, statement, index)) return 'late';
    if (!grantsEverLost) return 'good';
    const roles = rolesOf(statement);
    const late = roles.length > 0 && roles.every((role) => grantIsLate(view, statement, index, role));
    return late ? 'late' : 'good';
  };
}

/**
 * Whether a statement still stands for one role its author spoke for: `late` where the grant was taken back by a later
 * root that does not cite the statement, and the statement was not sealed before that root took effect.
 */
export function grantStanding(
  view: Standings,
  statement: Statement & { readonly index: number | null },
  role: RoleId,
): 'good' | 'late' {
  return grantIsLate(view, statement, statement.index, role) ? 'late' : 'good';
}

function grantIsLate(view: Standings, statement: Statement, index: number | null, role: RoleId): boolean {
  const person = statement.header.author.person;
  const holds = (root: TrustRoot): boolean =>
    root.grants.some((grant) => grant.person === person && grant.role === role);
  const cited = view.roots[(statement.header.root?.version ?? 1) - 1];
  if (cited === undefined || !holds(cited)) return false;
  return cameTooLate(
    view,
    statement.digest,
    index,
    laterRoots(view, statement).find((root) => !holds(root)),
  );
}

function retiredBefore(view: Standings, statement: Statement, index: number | null): boolean {
  const { key } = statement.header.author;
  const isActive = (root: TrustRoot): boolean =>
    root.keys.some((listed) => listed.fingerprint === key && listed.status === 'active');
  return cameTooLate(
    view,
    statement.digest,
    index,
    laterRoots(view, statement).find((root) => !isActive(root)),
  );
}

function laterRoots(view: Standings, statement: Statement): readonly TrustRoot[] {
  return view.roots.slice(statement.header.root?.version ?? 1);
}

function cameTooLate(view: Standings, digest: Sha256, index: number | null, by: TrustRoot | undefined): boolean {
  if (by === undefined || reaches(view, by.statement, digest)) return false;
  return index === null || index >= (by.effectiveAt ?? 0);
}

/** Roles that a statement speaks for, each once. */
function rolesOf(statement: Statement): readonly RoleId[] {
  switch (statement.type) {
    case 'vote':
      return statement.body.roles;
    case 'signoff':
      return [...new Set(statement.body.entries.flatMap(({ role }) => role ?? []))];
    case 'resume':
      return [statement.body.role];
    default:
      return [];
  }
}

function lostGrants(before: TrustRoot | undefined, root: TrustRoot): boolean {
  const now = new Set(root.grants.map(({ person, role }) => `${person} ${role}`));
  return before?.grants.some(({ person, role }) => !now.has(`${person} ${role}`)) ?? false;
}
