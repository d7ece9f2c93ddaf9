import type { PublishedPort, ServiceView, StackView } from '../stack/stack-view.ts';
import { networkMembers } from './network-members.ts';
import { type UseOfPort, useOfPort } from './port-use.ts';
import { componentOf } from './service-component.ts';

/** A service that the configuration of a proxy at the edge hands strangers on to. */
export interface ProxiedDoor {
  readonly proxy: ServiceView;
  readonly service: ServiceView;
  readonly port: number;
  readonly use: UseOfPort;
  readonly at: { readonly file: string; readonly line: number };
  /** The block of the configuration asks who comes, or lets some addresses in alone. */
  readonly guarded: boolean;
}

const guards =
  /\b(?:auth_basic|auth_request|auth_jwt|basic_?auth|forward_auth|ssl_verify_client|client_auth|http-request auth|remote_ip|http_auth)\b|\bdeny\s+all\b/;

/** Whether a part of a proxy's configuration asks who comes, or lets some addresses in alone. */
export function asksWhoComes(text: string): boolean {
  return guards.test(text);
}

/** What proxies that strangers reach pass on to: `service:port` in the files that are mounted into them. */
export function proxiedDoors(stack: StackView): readonly ProxiedDoor[] {
  const byName = new Map(stack.services.map((service) => [service.name, service]));
  const proxies = new Set(networkMembers(stack).flatMap(({ edge }) => edge));
  return [...proxies]
    .filter((service) => componentOf(service)?.kind === 'proxy')
    .flatMap((proxy) =>
      proxy.mounts.flatMap(({ files }) => files.flatMap(({ path, text }) => inFile(proxy, path, text, byName))),
    );
}

function inFile(
  proxy: ServiceView,
  file: string,
  text: string,
  services: ReadonlyMap<string, ServiceView>,
): readonly ProxiedDoor[] {
  const lines = text.slice(0, 200_000).split('\n');
  return lines.flatMap((line, index) =>
    [...line.replace(/(?:^|\s)#.*$/, '').matchAll(/(?<![\w.-])([A-Za-z0-9][\w.-]*):(\d{2,5})\b/g)].flatMap(
      ([, name = '', number]): readonly ProxiedDoor[] => {
        const service = services.get(name);
        if (service === undefined || service === proxy) return [];
        const port = Number(number);
        const use = useOfPort(service, inside(service, port));
        const guarded = asksWhoComes(blockAround(lines, index));
        return [{ proxy, service, port, use, at: { file, line: index + 1 }, guarded }];
      },
    ),
  );
}

/** A port between services is published nowhere. */
function inside(service: ServiceView, target: number): PublishedPort {
  return {
    address: '',
    published: null,
    target,
    protocol: 'tcp',
    reach: 'loopback',
    declared: null,
    at: service.at,
    path: [],
  };
}

/** The lines between the braces that stand nearest around a line. */
function blockAround(lines: readonly string[], index: number): string {
  let depth = 0;
  let from = index;
  while (from > 0 && depth >= 0 && index - from < 200) {
    from -= 1;
    depth += count(lines[from], '}') - count(lines[from], '{');
  }
  depth = 0;
  let to = index;
  while (to < lines.length - 1 && depth >= 0 && to - index < 200) {
    to += 1;
    depth += count(lines[to], '{') - count(lines[to], '}');
  }
  return lines.slice(from, to + 1).join('\n');
}

function count(line: string | undefined, brace: string): number {
  return (line ?? '').replace(/\{\$?[\w.]*\}/g, '').split(brace).length - 1;
}
