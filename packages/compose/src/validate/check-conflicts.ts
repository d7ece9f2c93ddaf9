import type { ComposeNode } from '../node.ts';
import { entriesOf, itemsOf, scalarUnder, textUnder, valueOf } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';
import type { ServiceInProject } from './consistency-report.ts';

/** Values of one service that cannot stand beside each other. */
export function checkConflicts(project: ServiceInProject): void {
  checkSource(project);
  checkBuild(project);
  checkNetworkMode(project);
  checkHealthTest(project);
  checkTwins(project);
  checkScale(project);
  checkWatch(project);
  checkMountTargets(project);
}

function checkSource({ name, service, report }: ServiceInProject): void {
  const hasImage = (textUnder(service, 'image') ?? '') !== '';
  if (!hasImage && valueOf(service, 'build') === undefined && valueOf(service, 'provider') === undefined) {
    const message = `Service "${name}" has neither an image nor a build.`;
    report('COMPOSE_CONFLICT', service, ['services', name], message, () => 'Add "image" or "build".');
  }
}

function checkBuild({ name, service, report }: ServiceInProject): void {
  const build = valueOf(service, 'build');
  const path = ['services', name, 'build'];
  const inline = valueOf(build, 'dockerfile_inline');
  if (inline !== undefined && textUnder(build, 'dockerfile_inline') !== '' && textUnder(build, 'dockerfile')) {
    report('COMPOSE_CONFLICT', inline, path, `Service "${name}" has both "dockerfile" and "dockerfile_inline".`);
  }
  const platform = textUnder(service, 'platform');
  const platforms = itemsOf(valueOf(build, 'platforms'));
  const isBuilt = platforms.some((each) => each.kind === 'scalar' && each.value === platform);
  if (platform && platforms.length > 0 && !isBuilt) {
    const message = `Service "${name}" runs on ${platform}, and its build does not have that platform.`;
    report('COMPOSE_CONFLICT', valueOf(build, 'platforms') ?? service, [...path, 'platforms'], message);
  }
}

function checkNetworkMode({ root, name, service, report, disabled }: ServiceInProject): void {
  const mode = valueOf(service, 'network_mode');
  const text = textUnder(service, 'network_mode');
  if (mode === undefined || text === undefined || text === '') {
    return;
  }
  const path = ['services', name, 'network_mode'];
  if (entriesOf(valueOf(service, 'networks')).length > 0) {
    const message = `Service "${name}" has both "network_mode" and "networks".`;
    report('COMPOSE_CONFLICT', mode, path, message, () => 'Take one of them away.');
  }
  const target = text.startsWith('service:') ? text.slice('service:'.length) : null;
  if (target !== null && valueOf(valueOf(root, 'services'), target) === undefined && !disabled.has(target)) {
    report(
      'COMPOSE_REFERENCE',
      mode,
      path,
      `Service "${name}" shares the network of the undefined service "${target}".`,
    );
  }
}

function checkHealthTest({ name, service, report }: ServiceInProject): void {
  const [first] = itemsOf(valueOf(valueOf(service, 'healthcheck'), 'test'));
  const isKnown = first?.kind === 'scalar' && ['CMD', 'CMD-SHELL', 'NONE'].includes(String(first.value));
  if (first !== undefined && !isKnown) {
    const message = `The health check of service "${name}" must begin with "CMD", "CMD-SHELL" or "NONE".`;
    report('COMPOSE_VALUE', first, ['services', name, 'healthcheck', 'test', 0], message);
  }
}

const TWINS = [
  ['cpus', 'limits', 'cpus'],
  ['mem_limit', 'limits', 'memory'],
  ['mem_reservation', 'reservations', 'memory'],
  ['pids_limit', 'limits', 'pids'],
] as const;

/**
 * The old key of a limit and the one under `deploy` are one setting. Where `deploy.resources` has the block and leaves
 * the twin out, that counts as different: Compose compares with zero.
 */
function checkTwins({ name, service, report }: ServiceInProject): void {
  const resources = valueOf(valueOf(service, 'deploy'), 'resources');
  for (const [key, block, twin] of TWINS) {
    const own = scalarUnder(service, key);
    const limits = valueOf(resources, block);
    const isSet = own !== undefined && own !== null && own !== 0 && own !== '0';
    if (isSet && limits?.kind === 'map' && String(scalarUnder(limits, twin) ?? 0) !== String(own)) {
      const message = `Service "${name}" has different values for "${key}" and "deploy.resources.${block}.${twin}".`;
      report(
        'COMPOSE_CONFLICT',
        valueOf(service, key) ?? service,
        ['services', name, key],
        message,
        () => 'Leave the second.',
      );
    }
  }
}

function checkScale({ name, service, report }: ServiceInProject): void {
  const scale = scalarUnder(service, 'scale');
  const deploy = valueOf(service, 'deploy');
  const replicas = scalarUnder(deploy, 'replicas');
  if (scale === undefined && replicas === undefined) {
    return;
  }
  const path = ['services', name];
  if (typeof scale === 'number' && typeof replicas === 'number' && scale !== replicas) {
    const message = `Service "${name}" has different values for "scale" and "deploy.replicas".`;
    report('COMPOSE_CONFLICT', valueOf(service, 'scale') ?? service, [...path, 'scale'], message);
  }
  for (const [key, count, holder] of [
    ['scale', scale, service],
    ['replicas', replicas, deploy],
  ] as const) {
    if (typeof count === 'number' && count < 0) {
      report('COMPOSE_VALUE', valueOf(holder, key) ?? service, path, `Service "${name}" has a negative "${key}".`);
    }
  }
  const copies = scale ?? replicas;
  const container = valueOf(service, 'container_name');
  if (typeof copies === 'number' && copies > 1 && container !== undefined && textUnder(service, 'container_name')) {
    const message = `Service "${name}" has a container_name and ${copies} containers: a name is for one.`;
    report('COMPOSE_CONFLICT', container, [...path, 'container_name'], message, () => 'Take the name away.');
  }
}

function checkWatch({ name, service, report }: ServiceInProject): void {
  for (const [index, rule] of itemsOf(valueOf(valueOf(service, 'develop'), 'watch')).entries()) {
    const action = textUnder(rule, 'action') ?? '';
    if (!textUnder(rule, 'target') && action !== 'rebuild' && action !== 'restart') {
      const path = ['services', name, 'develop', 'watch', index];
      report('COMPOSE_CONFLICT', rule, path, `${pathText(path)} needs a "target" for the action "${action}".`);
    }
  }
}

/** Two things cannot be mounted at one place. */
function checkMountTargets({ name, service, report }: ServiceInProject): void {
  if (!service.entries.has('tmpfs') && !service.entries.has('volumes')) {
    return;
  }
  const mounted = new Map<string, string>();
  const mount = (target: string, node: ComposeNode, path: readonly (string | number)[]) => {
    const earlier = mounted.get(target);
    if (earlier !== undefined) {
      report('COMPOSE_CONFLICT', node, path, `${pathText(path)} mounts at ${target}, where ${earlier} mounts already.`);
    }
    mounted.set(target, earlier ?? pathText(path));
  };
  for (const [index, item] of itemsOf(valueOf(service, 'tmpfs')).entries()) {
    const text = item.kind === 'scalar' ? String(item.value) : '';
    mount(text.split(':')[0] ?? '', item, ['services', name, 'tmpfs', index]);
  }
  for (const [index, item] of itemsOf(valueOf(service, 'volumes')).entries()) {
    const target = textUnder(item, 'target');
    if (target !== undefined) {
      mount(target, item, ['services', name, 'volumes', index]);
    }
  }
}
