import type { Position } from '@sallyport/compose';
import { oncePerStack } from '../stack/once-per-stack.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';

/** A connection that a service is told to make to another machine. */
export interface Connection {
  readonly name: string;
  readonly scheme: string;
  readonly host: string;
  readonly query: string;
  readonly at: Position;
}

/** Connections by address in the environment of a service, to hosts that are no service of the stack. */
export function connectionsOutside(service: ServiceView, stack: StackView): readonly Connection[] {
  const inside = namesInside(stack);
  return service.environment.flatMap(({ name, value, at }) => {
    if (value === null || at === null) return [];
    const [, scheme = '', host = '', query = ''] =
      /^(?:jdbc:)?([a-z][a-z0-9+]*):\/\/(?:[^/?#\s]*@)?(\[[^\]]+\]|[^:/?#,\s]+)[^?\s]*(?:\?(\S*))?/i.exec(value) ?? [];
    if (host === '' || inside.has(host) || isThisMachine(host)) return [];
    // A name without a dot is one of the stack's own networks, or cannot be judged.
    if (!host.includes('.') && !host.includes(':')) return [];
    return [{ name, scheme: scheme.toLowerCase(), host: host.toLowerCase(), query, at }];
  });
}

const namesInside = oncePerStack(
  ({ services }) => new Set(services.flatMap((each) => [each.name, ...aliasesOf(each)])),
);

function aliasesOf({ model }: ServiceView): readonly string[] {
  const { networks, container_name: container, hostname } = model;
  const aliases =
    typeof networks === 'object' && networks !== null && !Array.isArray(networks)
      ? Object.values(networks).flatMap((network) =>
          typeof network === 'object' && network !== null && 'aliases' in network && Array.isArray(network['aliases'])
            ? network['aliases'].map(String)
            : [],
        )
      : [];
  return [...aliases, ...[container, hostname].filter((name) => typeof name === 'string')];
}

function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.|\[?::1\]?$|0\.0\.0\.0|host\.docker\.internal|.*\.localhost$)/.test(host);
}
