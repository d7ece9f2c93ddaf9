import type { PublishedPort, ServiceView } from '../stack/stack-view.ts';
import { strangersAt } from './published-doors.ts';

/** A port of an earlier file that a later one meant to narrow. Compose appends: both stay. */
export interface UselessOverride {
  readonly service: ServiceView;
  readonly base: PublishedPort;
  readonly later: PublishedPort;
}

const width = { everywhere: 2, address: 1, loopback: 0 } as const;

export function uselessOverrides(service: ServiceView): readonly UselessOverride[] {
  const { ports } = service;
  if (ports.every(({ at }) => at.file === ports[0]?.at.file)) return [];
  return [...Map.groupBy(ports, ({ target, protocol }) => `${target}/${protocol}`).values()].flatMap((same) =>
    same.flatMap((later, index) => {
      const base = same
        .slice(0, index)
        .find((each) => each.at.file !== later.at.file && width[each.reach] > width[later.reach]);
      if (base === undefined) return [];
      // A declared door beside one for the host is meant, unless both want the same socket.
      const meant = base.declared !== null && base.published !== later.published;
      return meant || strangersAt(base) === 'host' ? [] : [{ service, base, later }];
    }),
  );
}
