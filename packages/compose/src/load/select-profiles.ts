import type { ComposeNode, MapEntry, MapNode } from '../node.ts';

/** The model with the services that start, and the names of those that no active profile starts. */
export interface SelectedServices {
  readonly root: MapNode;
  readonly disabled: MapNode | null;
}

/** A service without profiles always starts; `*` starts all. */
export function selectProfiles(root: MapNode, active: readonly string[]): SelectedServices {
  const services = root.entries.get('services');
  if (services?.value.kind !== 'map') {
    return { root, disabled: null };
  }
  const off = new Set<string>();
  services.value.entries.forEach(({ value }, name) => {
    if (!starts(value, active)) {
      off.add(name);
    }
  });
  if (off.size === 0) {
    return { root, disabled: null };
  }
  const [enabled, disabled] = [new Map<string, MapEntry>(), new Map<string, MapEntry>()];
  for (const [name, entry] of services.value.entries) {
    (off.has(name) ? disabled : enabled).set(name, entry);
  }
  const value: MapNode = { ...services.value, entries: enabled };
  return {
    root: { ...root, entries: new Map(root.entries).set('services', { ...services, value }) },
    disabled: { ...services.value, entries: disabled },
  };
}

/**
 * The option, else COMPOSE_PROFILES with commas between the names. Where the variable says nothing, the profile without a
 * name is active: files write `profiles: ["", extra]` for what starts by itself as well.
 */
export function activeProfiles(option: readonly string[] | undefined, variable: string | undefined): readonly string[] {
  return option ?? (variable ?? '').split(',').map((name) => name.trim());
}

function starts(service: ComposeNode, active: readonly string[]): boolean {
  const profiles = service.kind === 'map' ? service.entries.get('profiles')?.value : undefined;
  if (profiles?.kind !== 'list' || profiles.items.length === 0) {
    return true;
  }
  return (
    active.includes('*') || profiles.items.some((item) => item.kind === 'scalar' && active.includes(String(item.value)))
  );
}
