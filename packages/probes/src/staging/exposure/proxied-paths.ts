import { oncePerText } from '../stack/once-per-text.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import { networkMembers } from './network-members.ts';
import { asksWhoComes } from './proxied-doors.ts';
import { componentOf } from './service-component.ts';

/** Bounds of what is read of one file: a hostile one has no end. */
const mostText = 200_000;
const longestLine = 2000;
const deepest = 50;

/** A path of nginx behind which stands what the operators of a program look at. */
export interface OpenPath {
  readonly proxy: ServiceView;
  readonly path: string;
  /** Shows the memory of a program, or its settings with their secrets; else counts and times. */
  readonly deep: boolean;
  readonly at: { readonly file: string; readonly line: number };
}

interface Place {
  readonly path: string;
  readonly deep: boolean;
  readonly line: number;
  /** Numbers behind `listen` of the server around it, without those for callers in the container; null: a part without one. */
  readonly ports: readonly number[] | null;
}

const metrics = /^\/(?:[\w.-]+\/){0,3}(?:metrics|stub_status|nginx_status|server-status|prometheus)\/?$/;
const inside = /^\/(?:[\w.-]+\/){0,3}(?:actuator(?!\/(?:health|info))|debug\/(?:pprof|vars))(?:\/|$)/;

/** Such paths that strangers reach, and in front of which nobody asks who comes. */
export function openPaths(stack: StackView): readonly OpenPath[] {
  const proxies = new Set(networkMembers(stack).flatMap(({ edge }) => edge));
  return [...proxies]
    .filter((service) => componentOf(service)?.id === 'nginx')
    .flatMap((proxy) => {
      const targets = proxy.ports.filter(({ reach }) => reach !== 'loopback').map(({ target }) => target);
      return proxy.mounts.flatMap(({ files }) =>
        files.flatMap(({ path: file, text }) =>
          placesIn(text)
            .filter(({ ports }) => ports === null || ports.some((port) => targets.includes(port)))
            .map(({ path, deep, line }): OpenPath => ({ proxy, path, deep, at: { file, line } })),
        ),
      );
    });
}

interface Block {
  readonly head: string;
  readonly line: number;
  /** Its own lines, without those of blocks in it. */
  readonly own: string[];
}

const placesIn = oncePerText((text): readonly Place[] => {
  const places: Place[] = [];
  const open: Block[] = [{ head: '', line: 0, own: [] }];
  const lines = text.slice(0, mostText).split(/\r?\n/);
  const servers: { readonly block: Block; readonly found: { location: Block; around: readonly Block[] }[] }[] = [];
  for (const [index, raw] of lines.entries()) {
    const line = raw
      .slice(0, longestLine)
      .replace(/(?:^|\s)#.*$/, '')
      .replace(/\$\{\w+\}/g, '$$x');
    for (const part of line.split(/(?<=[{};])/)) {
      const block = open.at(-1);
      if (block === undefined || open.length > deepest) return places;
      if (part.endsWith('{')) {
        const next: Block = { head: part.slice(0, -1).trim(), line: index + 1, own: [] };
        if (next.head === 'server') servers.push({ block: next, found: [] });
        open.push(next);
      } else if (part.endsWith('}')) {
        block.own.push(part.slice(0, -1));
        const around = open.slice(0, -1);
        if (open.length > 1) open.pop();
        if (!block.head.startsWith('location')) continue;
        const server = around.findLast(({ head }) => head === 'server');
        const kept = servers.find((each) => each.block === server);
        if (kept === undefined) places.push(...placeOf(block, around, null));
        else kept.found.push({ location: block, around });
      } else block.own.push(part);
    }
  }
  for (const { block, found } of servers) {
    const ports = listening(block.own.join('\n'));
    for (const { location, around } of found) places.push(...placeOf(location, around, ports));
  }
  return places;
});

function placeOf(location: Block, around: readonly Block[], ports: readonly number[] | null): readonly Place[] {
  const path = /^location\s+(?:(?:=|\^~|~\*?)\s*)?\^?(\/[^\s$]*)\$?$/.exec(location.head)?.[1] ?? '';
  const deep = inside.test(path);
  if (!deep && !metrics.test(path)) return [];
  const own = location.own.join('\n');
  if (!/\b(?:proxy_pass|grpc_pass|fastcgi_pass|stub_status)\b/.test(own)) return [];
  // What the blocks around say holds in it too.
  const all = [own, ...around.map((block) => block.own.join('\n'))].join('\n');
  return asksWhoComes(all) ? [] : [{ path, deep, line: location.line, ports }];
}

/** A server without `listen` listens on 80. */
function listening(text: string): readonly number[] {
  const all = [...text.matchAll(/\blisten\s+([^;\s]+)/g)].map(([, address = '']) => address);
  if (all.length === 0) return [80];
  return all
    .filter((address) => !/^(?:127\.|\[::1\]|localhost|unix:)/.test(address))
    .map((address) => Number(/(?:^|:)(\d+)$/.exec(address)?.[1] ?? 80));
}
