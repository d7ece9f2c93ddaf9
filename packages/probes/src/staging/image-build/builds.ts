import type { DockerfileView } from '../stack/dockerfile-view.ts';
import { oncePerStack } from '../stack/once-per-stack.ts';
import type { ServiceView } from '../stack/stack-view.ts';

/** A build that one or more services share: a finding about it is said once. */
export interface Build {
  readonly dockerfile: DockerfileView;
  readonly services: readonly ServiceView[];
  readonly names: string;
  /** Names that `additional_contexts` gives to folders and images. */
  readonly contexts: ReadonlySet<string>;
}

/** The builds of a stack whose Dockerfile is in the tree. */
export const buildsOf = oncePerStack((stack): readonly Build[] => {
  const groups = new Map<string, { dockerfile: DockerfileView; services: ServiceView[] }>();
  for (const service of stack.services) {
    const { dockerfile } = service;
    if (dockerfile === null || !service.built) continue;
    const key = JSON.stringify([dockerfile.path, dockerfile.context, dockerfile.stages, dockerfile.built.line]);
    const group = groups.get(key) ?? { dockerfile, services: [] };
    group.services.push(service);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    names: namesOf(group.services),
    contexts: contextsOf(group.services),
  }));
});

function contextsOf(services: readonly ServiceView[]): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ model }) => {
      const build = (model['build'] ?? {}) as Readonly<Record<string, unknown>>;
      const named = build['additional_contexts'] ?? {};
      return Array.isArray(named) ? named.map((entry) => String(entry).split('=')[0] ?? '') : Object.keys(named);
    }),
  );
}

function namesOf(services: readonly ServiceView[]): string {
  const names = services.map(({ name }) => name);
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
