import type { GateFile } from './gate-file.ts';
import type { ProfileLayer } from './profile.ts';
import type { RelievedRule, ResolvedGate, Role } from './resolved-gate.ts';

type Roles = Pick<ResolvedGate, 'roles' | 'callOrder' | 'incompatible' | 'minimumGrade' | 'kickoff'>;

/** A rule of the verdict that the gate file wants weaker than it is without the gate file, in words for people. */
export interface RuleWish {
  readonly kind: 'fewer votes' | 'smaller quorum' | 'lower duty grade';
  readonly profile: string;
  readonly gate: string;
  readonly rule: RelievedRule;
}

const grades = ['A', 'B', 'C', 'S'] as const;
const usualGrade = 'B';

/**
 * Roles and rules of the verdict. A required role stays so: its GO is not the gate file's to give up. What the gate file
 * makes stricter holds at once; fewer votes in a role of the profile, a smaller quorum and a lower duty grade are
 * wishes, which hold with a deviation.
 */
export function resolveRoles(
  file: GateFile,
  layers: readonly ProfileLayer[],
): Roles & { readonly wishes: readonly RuleWish[] } {
  const builtIn = layers.flatMap((layer) => (layer.kind === 'built-in' ? [layer.profile] : []));
  const roles = new Map<string, Role>(builtIn.flatMap((profile) => profile.roles).map((role) => [role.id, role]));
  const wishes: RuleWish[] = [];
  for (const [id, change] of Object.entries(file.roles ?? {})) {
    const known = roles.get(id);
    const asked = change.needed ?? null;
    const fewer = known !== undefined && asked !== null && (known.needed === null || asked < known.needed);
    if (fewer) wishes.push(fewerVotes(known, asked));
    roles.set(id, {
      id,
      title: change.title ?? known?.title ?? id,
      needed: fewer ? known.needed : (asked ?? known?.needed ?? null),
      required: (known?.required ?? false) || (change.required ?? true),
      everyHolderSigns: (known?.everyHolderSigns ?? false) || (change.everyHolderSigns ?? false),
    });
  }
  const all = [...roles.values()];
  const order = file.callOrder ?? builtIn.flatMap(({ callOrder }) => callOrder);
  const usualQuorum = all.filter(({ required }) => required).length;
  const quorum = file.kickoff?.quorum ?? usualQuorum;
  if (quorum < usualQuorum) wishes.push(smallerQuorum(usualQuorum, quorum));
  const grade = file.minimumGrade ?? usualGrade;
  const lower = grades.indexOf(grade) > grades.indexOf(usualGrade);
  if (lower) wishes.push(lowerGrade(grade));
  return {
    roles: all,
    callOrder: [...new Set([...order, ...all.map(({ id }) => id)])].filter((id) => roles.has(id)),
    incompatible: (file.incompatible ?? []).map(([one, other]) => [one, other]),
    minimumGrade: lower ? usualGrade : grade,
    kickoff: { quorum: Math.max(quorum, usualQuorum) },
    wishes,
  };
}

function fewerVotes({ id, needed: usual }: Role, needed: number): RuleWish {
  const profile = usual === null ? `every holder of ${id} says GO` : `${usual} holders of ${id} say GO`;
  return {
    kind: 'fewer votes',
    profile,
    gate: `${needed} of ${id} suffice`,
    rule: { kind: 'needed', role: id, needed },
  };
}

function smallerQuorum(usual: number, quorum: number): RuleWish {
  const profile = `${usual} roles attend the kickoff`;
  return { kind: 'smaller quorum', profile, gate: `${quorum} suffice`, rule: { kind: 'quorum', quorum } };
}

function lowerGrade(grade: ResolvedGate['minimumGrade']): RuleWish {
  const profile = `duty grade ${usualGrade} or better`;
  return { kind: 'lower duty grade', profile, gate: `duty grade ${grade} suffices`, rule: { kind: 'grade', grade } };
}
