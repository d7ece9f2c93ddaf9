import type { Position } from '@sallyport/compose';
import { secretMark } from '../stack/secret-mark.ts';
import { treePath, treeRoot } from '../stack/stack-files.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import { isReached } from '../stack/standing.ts';
import { composeSettings } from './compose-settings.ts';
import {
  canonicalText,
  capabilitySet,
  composeBytes,
  isRoot,
  listOf,
  majorVersion,
  mapOf,
  nanoProcessors,
  scalarText,
  securityOptions,
  sortedSet,
} from './normal-values.ts';
import { proxyTls } from './proxy-tls.ts';
import { secretStore } from './secret-stores.ts';
import type { EnvironmentFact, Fact, FactName, FactValue, Sheet } from './sheet.ts';
import { type SwitchFact, switchFact } from './switch-fact.ts';

/** The fact sheet of a service of the Compose model. */
export function composeSheet(service: ServiceView, stack: StackView, complete: boolean): Sheet {
  const { name, model, component, image, built } = service;
  const at = (...path: readonly (string | number)[]): string => placeText(service.place(...path));
  return {
    service: name,
    at: placeText(service.at),
    family: image === null ? null : (component?.id ?? image.repository.split('/').at(-1) ?? null),
    major: majorVersion(image?.tag ?? null),
    image: image === null ? null : { ...image, at: at('image') },
    build: built ? { value: canonicalText(buildOf(model['build'])), at: at('build') } : null,
    own: built || component === null,
    exposed: isReached(service),
    facts: factsOf(service, stack, at),
    settings: composeSettings(model, at),
    environment: new Map(
      service.environment.map(({ name: key, value, at: place }): [string, EnvironmentFact] => [
        key,
        {
          value,
          store: value === null ? null : secretStore(value),
          at: place === null ? at('environment') : placeText(place),
        },
      ]),
    ),
    environmentComplete: complete,
    secrets: secretFiles(service, stack, at),
  };
}

function placeText({ file, line }: Position): string {
  return `${treePath(file)}:${line}`;
}

type Place = (...path: readonly (string | number)[]) => string;

function factsOf(service: ServiceView, stack: StackView, at: Place): ReadonlyMap<FactName, Fact> {
  const { model } = service;
  const facts = new Map<FactName, Fact>();
  const say = (name: FactName, value: FactValue, ...path: readonly (string | number)[]): void => {
    facts.set(name, { value, at: at(...path) });
  };
  const deploy = mapOf(model['deploy']);
  const limits = mapOf(mapOf(deploy['resources'])['limits']);
  const options = securityOptions(model['security_opt']);
  const dropped = capabilitySet(model['cap_drop']);
  const user = userOf(service);
  if (user !== null) say('non-root', !isRoot(user), 'user');
  if (typeof model['user'] === 'string' && !isRoot(model['user'])) say('user', model['user'], 'user');
  say('read-only', model['read_only'] === true, 'read_only');
  say('capabilities dropped', dropped.includes('ALL'), 'cap_drop');
  say('capabilities added', capabilitySet(model['cap_add']), 'cap_add');
  say('no new privileges', options.get('no-new-privileges') === 'true', 'security_opt');
  say('unprivileged', model['privileged'] !== true, 'privileged');
  say('seccomp', options.get('seccomp') !== 'unconfined', 'security_opt');
  say('apparmor', options.get('apparmor') !== 'unconfined', 'security_opt');
  const shared = ['pid', 'ipc', 'uts', 'userns_mode', 'network_mode', 'cgroup'].filter((key) => model[key] === 'host');
  say('own namespaces', shared.length === 0, shared[0] ?? 'pid');
  say('closed networks', closedNetworks(service, stack), 'networks');
  const open = service.ports.filter(({ reach }) => reach !== 'loopback');
  say('published', sortedSet(open.map(({ target, protocol }) => `${target}/${protocol}`)), 'ports');
  say('persistence', keptFolders(service), 'volumes');
  say('replicas', Number(deploy['replicas'] ?? model['scale'] ?? 1), 'deploy', 'replicas');
  say('memory', composeBytes(limits['memory'] ?? model['mem_limit']), 'mem_limit');
  say('cpus', nanoProcessors(limits['cpus'] ?? model['cpus']), 'cpus');
  say('pids', numberOf(limits['pids'] ?? model['pids_limit']), 'pids_limit');
  say('restart', restartOf(model, deploy), 'restart');
  if (service.command !== null) say('command', service.command, 'command');
  if (service.entrypoint !== null) say('entrypoint', service.entrypoint, 'entrypoint');
  const check = mapOf(model['healthcheck']);
  const isOff = check['disable'] === true || listOf(check['test'])[0] === 'NONE';
  if (model['healthcheck'] !== undefined || service.dockerfile === null)
    say('health check', model['healthcheck'] !== undefined && !isOff, 'healthcheck');
  const driver = mapOf(model['logging'])['driver'];
  if (typeof driver === 'string') say('log sink', driver, 'logging', 'driver');
  for (const [fact, { on, variable }] of switches(service))
    facts.set(fact, { value: on, at: variable === null ? at() : at('environment', variable), variable });
  return facts;
}

/** Switches of the component, where its own files and variables can all be looked at. */
function switches(service: ServiceView): readonly (readonly [FactName, SwitchFact])[] {
  const { component, mounts, ports } = service;
  if (component === null) return declaredTls(ports);
  // A mounted file that nobody can look at may switch it either way.
  const hidden = mounts.some(({ type, text, target }) => type === 'bind' && text === null && /\.\w+$/.test(target));
  const states: (readonly [FactName, SwitchFact])[] = [];
  const asked = switchFact(service, component.authentication);
  if (asked !== null || (!hidden && component.kind !== 'proxy'))
    states.push(['authentication', asked ?? { on: component.authenticatedByDefault, variable: null }]);
  const proxied =
    component.kind === 'proxy'
      ? proxyTls(
          component.id,
          mounts.flatMap(({ text }) => (text === null ? [] : [text])),
        )
      : null;
  const encrypted = proxied === null ? switchFact(service, component.encryption) : { on: proxied, variable: null };
  if (encrypted !== null) states.push(['encryption', encrypted]);
  else if (component.kind === 'proxy') states.push(...declaredTls(ports));
  else if (component.encryption.length > 0 && !hidden) states.push(['encryption', { on: false, variable: null }]);
  return states;
}

/** What the exposure ledger says, where the files do not. */
function declaredTls(ports: ServiceView['ports']): readonly (readonly [FactName, SwitchFact])[] {
  const declared = ports.map((port) => port.declared?.tls).filter((tls) => tls !== undefined);
  return declared.length === 0 ? [] : [['encryption', { on: declared.every(Boolean), variable: null }]];
}

/** As which it runs: as the file says, or its Dockerfile, or its image by the component table; null: not known. */
function userOf({ model, dockerfile, component, built }: ServiceView): string | null {
  if (typeof model['user'] === 'string' && model['user'] !== '') return model['user'];
  if (dockerfile !== null) {
    const users = dockerfile.ancestry.flatMap((stage) =>
      stage.instructions.filter(({ keyword }) => keyword.toUpperCase() === 'USER').slice(-1),
    );
    return users[0]?.text ?? null;
  }
  if (component === null || built) return null;
  return component.user ?? (component.stepsDown ? 'an own user' : 'root');
}

function closedNetworks({ networks, model }: ServiceView, { project }: StackView): boolean | null {
  if (model['network_mode'] !== undefined) return model['network_mode'] === 'none';
  const named = project.model.networks ?? {};
  return networks.length > 0 && networks.every((name) => named[name]?.['internal'] === true);
}

/** Folders that outlive the container. */
function keptFolders({ mounts }: ServiceView): readonly string[] {
  return sortedSet(mounts.filter(({ type, readOnly }) => type === 'volume' && !readOnly).map(({ target }) => target));
}

function restartOf(model: ServiceView['model'], deploy: Readonly<Record<string, unknown>>): string {
  const policy = mapOf(deploy['restart_policy']);
  if (deploy['restart_policy'] === undefined) return scalarText(model['restart'], 'no').replace(/:0$/, '');
  const condition = scalarText(policy['condition'], 'any');
  if (condition === 'any') return 'always';
  if (condition === 'none') return 'no';
  const attempts = policy['max_attempts'];
  return attempts === undefined || attempts === null ? condition : `${condition}:${scalarText(attempts)}`;
}

function numberOf(value: unknown): number | null {
  const number = Number(value ?? 0);
  return Number.isFinite(number) && number > 0 ? number : null;
}

/** What decides which program comes out; caches, tags and platforms of the builder do not. */
function buildOf(build: unknown): Readonly<Record<string, unknown>> {
  const { context, dockerfile, dockerfile_inline: inline, target, args } = mapOf(build);
  return { context: treePath(scalarText(context, '')), dockerfile, inline, target, args };
}

/** Files of secrets. A path of the host is not told apart by what the files say, so only those of the tree are. */
function secretFiles(service: ServiceView, stack: StackView, at: Place): ReadonlyMap<string, Fact> {
  const sources = stack.project.model.secrets ?? {};
  const used = Array.isArray(service.model['secrets']) ? service.model['secrets'] : [];
  return new Map(
    used.flatMap((entry: unknown): [string, Fact][] => {
      const name = scalarText(mapOf(entry)['source'], '');
      const { file } = sources[name] ?? {};
      if (typeof file !== 'string' || file.includes(secretMark) || !file.startsWith(`${treeRoot}/`)) return [];
      return stack.tracked.has(treePath(file)) ? [[name, { value: treePath(file), at: at('secrets') }]] : [];
    }),
  );
}
