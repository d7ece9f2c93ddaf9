import type { ComposeNode, MapNode } from '../node.ts';
import {
  addedMap,
  addedScalar,
  changeServices,
  changeUnder,
  changeValues,
  scalarAs,
  scalarUnder,
  valueOf,
  withEntry,
} from '../node-edit/node-edit.ts';
import { withImplicitDependencies } from './implicit-dependencies.ts';
import { withInheritedSteps } from './init-containers.ts';

const NAMED_RESOURCES = ['networks', 'volumes', 'configs', 'secrets'] as const;

/**
 * Writes out what a model means without saying it: the default network, names with the project's name before them,
 * dependencies that links and shared namespaces make, the Dockerfile, `missing` for `if_not_present`.
 * `variables` fill in build arguments without a value; those that stay without one are not passed, so they go.
 */
export function normalize(
  root: MapNode,
  projectName: string,
  variables: ReadonlyMap<string, string> = new Map(),
): MapNode {
  return normalizeResources(normalizeServices(root, variables), projectName);
}

/** What each service means, whatever the others and the resources are. */
export function normalizeServices(root: MapNode, variables: ReadonlyMap<string, string>): MapNode {
  return changeServices(root, (service) => {
    const built = changeUnder(withOwnNetworks(service), 'build', (build) => normalizeBuild(build, variables));
    return withInheritedSteps(withImplicitDependencies(changeUnder(built, 'pull_policy', normalizePullPolicy)));
  });
}

/** The resources of a model whose services say already which networks they are on. */
export function normalizeResources(root: MapNode, projectName: string): MapNode {
  return NAMED_RESOURCES.reduce(
    (model, kind) => changeUnder(model, kind, (resources) => withNames(resources, projectName)),
    withDefaultNetwork(root),
  );
}

/** Only where some service is on it. */
function withDefaultNetwork(root: MapNode): MapNode {
  const networks = valueOf(root, 'networks');
  if ((networks?.kind === 'map' && networks.entries.has('default')) || !isDefaultUsed(valueOf(root, 'services'))) {
    return root;
  }
  const known = networks?.kind === 'map' ? networks : addedMap({});
  return withEntry(root, 'networks', withEntry(known, 'default', addedMap({})));
}

function isDefaultUsed(services: ComposeNode | undefined): boolean {
  if (services?.kind !== 'map') {
    return false;
  }
  for (const { value } of services.entries.values()) {
    if (value.kind === 'map' && hasNetworks(value) && valueOf(valueOf(value, 'networks'), 'default') !== undefined) {
      return true;
    }
  }
  return false;
}

/** A provider has no container, and network_mode takes the place of networks. */
function hasNetworks(service: MapNode): boolean {
  return !service.entries.has('provider') && !service.entries.has('network_mode');
}

function withOwnNetworks(service: MapNode): MapNode {
  const networks = valueOf(service, 'networks');
  const isConnected = networks?.kind === 'map' && networks.entries.size > 0;
  return isConnected || !hasNetworks(service)
    ? service
    : withEntry(service, 'networks', addedMap({ default: addedScalar(null) }));
}

function normalizeBuild(build: ComposeNode, variables: ReadonlyMap<string, string>): ComposeNode {
  if (build.kind !== 'map') {
    return build;
  }
  const withContext = build.entries.has('context') ? build : withEntry(build, 'context', addedScalar('.'));
  const hasDockerfile = build.entries.has('dockerfile') || build.entries.has('dockerfile_inline');
  const withDockerfile = hasDockerfile ? withContext : withEntry(withContext, 'dockerfile', addedScalar('Dockerfile'));
  return changeUnder(withDockerfile, 'args', (args) => {
    if (args.kind !== 'map') {
      return args;
    }
    return changeValues(args, (value, name) => {
      if (value.kind !== 'scalar' || value.value !== null) {
        return value;
      }
      const found = variables.get(name);
      return found === undefined ? null : scalarAs(value, found);
    });
  });
}

function normalizePullPolicy(policy: ComposeNode): ComposeNode {
  return policy.kind === 'scalar' && policy.value === 'if_not_present' ? scalarAs(policy, 'missing') : policy;
}

function withNames(resources: ComposeNode, projectName: string): ComposeNode {
  if (resources.kind !== 'map') {
    return resources;
  }
  return changeValues(resources, (value, key) => {
    const resource = value.kind === 'map' ? value : emptyIn(value);
    if (resource.entries.has('name')) {
      return resource;
    }
    const name = scalarUnder(resource, 'external') === true ? key : `${projectName}_${key}`;
    return withEntry(resource, 'name', addedScalar(name));
  });
}

function emptyIn({ at, replaced, directive }: ComposeNode): MapNode {
  return { kind: 'map', entries: new Map(), at, replaced, directive };
}
