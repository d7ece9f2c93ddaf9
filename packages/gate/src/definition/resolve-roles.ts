import type { GateFile } from './gate-file.ts';
import type { ProfileLayer } from './profile.ts';
import type { ResolvedGate, Role } from './resolved-gate.ts';

type Roles = Pick<ResolvedGate, 'roles' | 'callOrder' | 'incompatible' | 'minimumGrade' | 'kickoff'>;

/** Roles of the profile with what the gate file adds. A required role stays so: its GO is not the gate file's to give up. */
export function resolveRoles(file: GateFile, layers: readonly ProfileLayer[]): Roles {
  const builtIn = layers.flatMap((layer) => (layer.kind === 'built-in' ? [layer.profile] : []));
  const roles = new Map<string, Role>(builtIn.flatMap((profile) => profile.roles).map((role) => [role.id, role]));
  for (const [id, change] of Object.entries(file.roles ?? {})) {
    const known = roles.get(id);
    roles.set(id, {
      id,
      title: change.title ?? known?.title ?? id,
      needed: change.needed ?? known?.needed ?? null,
      required: (known?.required ?? false) || (change.required ?? true),
      everyHolderSigns: (known?.everyHolderSigns ?? false) || (change.everyHolderSigns ?? false),
    });
  }
  const all = [...roles.values()];
  const order = file.callOrder ?? builtIn.flatMap(({ callOrder }) => callOrder);
  return {
    roles: all,
    callOrder: [...new Set([...order, ...all.map(({ id }) => id)])].filter((id) => roles.has(id)),
    incompatible: (file.incompatible ?? []).map(([one, other]) => [one, other]),
    minimumGrade: file.minimumGrade ?? 'B',
    kickoff: { quorum: file.kickoff?.quorum ?? all.filter(({ required }) => required).length },
  };
}
