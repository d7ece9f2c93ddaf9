import { treePath, treeRoot } from '../stack/stack-files.ts';
import { canonicalText, fileMode, mapOf, milliseconds, scalarText, sortedSet } from './normal-values.ts';
import type { Fact } from './sheet.ts';

/** Keys that facts already speak for, and those in which two environments are never the same. */
const spokenFor = new Set(
  `image build environment env_file label_file labels annotations container_name hostname domainname profiles attach
  user read_only cap_add cap_drop security_opt privileged pid ipc uts userns_mode network_mode cgroup ports deploy scale
  mem_limit cpus pids_limit restart command entrypoint pull_policy develop platform`.split(/\s+/),
);

/** Settings in which the order of a list says nothing. */
const sets = new Set(['dns', 'dns_search', 'dns_opt', 'tmpfs', 'devices', 'group_add', 'expose', 'external_links']);

/** Everything else that the service says, each by its key and in its normal form. */
export function composeSettings(
  model: Readonly<Record<string, unknown>>,
  at: (...path: readonly string[]) => string,
): ReadonlyMap<string, Fact> {
  const settings = new Map<string, Fact>();
  for (const [key, value] of Object.entries(model)) {
    if (spokenFor.has(key) || key.startsWith('x-') || value === null) continue;
    settings.set(key, { value: normalText(key, value), at: at(key) });
  }
  const { replicas: _replicas, restart_policy: _restart, resources, ...deploy } = mapOf(model['deploy']);
  const { limits, ...reserved } = mapOf(resources);
  const { memory: _memory, cpus: _cpus, pids: _pids, ...others } = mapOf(limits);
  const rest = { ...deploy, ...(Object.keys({ ...reserved, ...others }).length > 0 ? { ...reserved, ...others } : {}) };
  const { labels: _labels, ...said } = rest as Readonly<Record<string, unknown>>;
  if (Object.keys(said).length > 0) settings.set('deploy', { value: canonicalText(said), at: at('deploy') });
  return settings;
}

function normalText(key: string, value: unknown): string {
  if (key === 'volumes') return canonicalText(sortedSet(listed(value).map(mountText)));
  if (key === 'networks') return canonicalText(sortedSet(Object.keys(mapOf(value))));
  if (key === 'secrets' || key === 'configs') return canonicalText(sortedSet(listed(value).map(grantText)));
  if (sets.has(key) && Array.isArray(value)) return canonicalText(sortedSet(value.map(String)));
  return canonicalText(withTimes(value));
}

function listed(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(mapOf) : [];
}

/** What is mounted where. Names of volumes and paths of the host belong to the host. */
function mountText(mount: Readonly<Record<string, unknown>>): string {
  const source = scalarText(mount['source'], '');
  const from =
    mount['type'] !== 'bind' ? '' : source.startsWith(`${treeRoot}/`) ? treePath(source) : 'a path of the host';
  return [scalarText(mount['type']), from, scalarText(mount['target']), mount['read_only'] === true ? 'ro' : 'rw'].join(
    ' ',
  );
}

function grantText(grant: Readonly<Record<string, unknown>>): string {
  const mode = grant['mode'] === undefined ? '' : (fileMode(grant['mode']) ?? '');
  return [grant['source'], grant['target'], grant['uid'], grant['gid'], mode].map((part) => scalarText(part)).join(' ');
}

/** Times in milliseconds, wherever they stand: `60s` and `1m0s` are one. */
function withTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTimes(inner)]));
  return typeof value === 'string' ? (milliseconds(value) ?? value) : value;
}
