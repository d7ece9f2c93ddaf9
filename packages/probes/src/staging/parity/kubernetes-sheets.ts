import { components } from '../stack/components.ts';
import { matchComponent, parseImage } from '../stack/match-component.ts';
import { type Doors, doorsOf } from './kubernetes-doors.ts';
import { kubernetesEnvironment } from './kubernetes-environment.ts';
import { inside, type KubernetesObject, kubernetesObjects, maps, pairsOf, podPath } from './kubernetes-objects.ts';
import {
  capabilitySet,
  listOf,
  majorVersion,
  mapOf,
  nanoProcessors,
  quantityBytes,
  scalarText,
  sortedSet,
} from './normal-values.ts';
import { proxyTls } from './proxy-tls.ts';
import type { Fact, FactName, FactValue, Sheet } from './sheet.ts';
import { switchFact } from './switch-fact.ts';
import type { YamlDocument } from './yaml-documents.ts';

type Data = Readonly<Record<string, unknown>>;

interface Pod {
  readonly workload: KubernetesObject;
  readonly path: readonly string[];
  readonly spec: Data;
  readonly containers: readonly Data[];
  readonly doors: Doors;
  readonly objects: readonly KubernetesObject[];
}

/**
 * The fact sheets of what Kubernetes manifests run: one for each container of a workload. A component is called as the
 * annotation `sallyport.dev/service` says, or as its workload; further containers add their own name behind a slash.
 */
export function kubernetesSheets(documents: readonly YamlDocument[]): readonly Sheet[] {
  const objects = kubernetesObjects(documents);
  return objects.flatMap((workload) => {
    const path = podPath(workload.kind);
    if (path === null) return [];
    const spec = mapOf(inside(workload.value, path));
    const containers = maps(spec['containers']);
    const metadata = mapOf(inside(workload.value, [...path.slice(0, -1), 'metadata']));
    const doors = doorsOf(mapOf(metadata['labels']), containers, objects);
    const pod = { workload, path, spec, containers, doors, objects };
    return containers.map((container, index) => sheetOf(pod, container, index));
  });
}

function sheetOf(pod: Pod, container: Data, index: number): Sheet {
  const { workload, path, objects, doors, containers } = pod;
  const at = (...keys: readonly (string | number)[]): string => workload.at(...path, 'containers', index, ...keys);
  const annotated = mapOf(workload.metadata['annotations'])['sallyport.dev/service'];
  const service = typeof annotated === 'string' ? annotated : workload.name;
  const main = Math.max(
    0,
    containers.findIndex(({ name }) => name === service || name === workload.name),
  );
  const image = typeof container['image'] === 'string' ? parseImage(container['image']) : null;
  const component = image === null ? null : matchComponent(components, image);
  const { values, complete } = kubernetesEnvironment(container, objects, at);
  return {
    service: index === main ? service : `${service}/${scalarText(container['name'])}`,
    at: workload.at('metadata', 'name'),
    family: image === null ? null : (component?.id ?? image.repository.split('/').at(-1) ?? null),
    major: majorVersion(image?.tag ?? null),
    image: image === null ? null : { ...image, at: at('image') },
    build: null,
    own: component === null,
    exposed: doors.exposed,
    facts: factsOf(pod, container, component, values, at),
    settings: null,
    environment: values,
    environmentComplete: complete,
    secrets: new Map(),
  };
}

function factsOf(
  { workload, spec, doors, objects }: Pod,
  container: Data,
  component: ReturnType<typeof matchComponent>,
  environment: Sheet['environment'] & object,
  at: (...keys: readonly (string | number)[]) => string,
): ReadonlyMap<FactName, Fact> {
  const facts = new Map<FactName, Fact>();
  const say = (name: FactName, value: FactValue, ...keys: readonly string[]): void => {
    facts.set(name, { value, at: at(...keys) });
  };
  const own = mapOf(container['securityContext']);
  const security = { ...mapOf(spec['securityContext']), ...own };
  const { runAsUser, runAsNonRoot, runAsGroup } = security;
  if (typeof runAsUser === 'number') {
    say('non-root', runAsUser !== 0, 'securityContext');
    if (runAsUser !== 0)
      say(
        'user',
        runAsGroup === undefined ? `${runAsUser}` : `${runAsUser}:${scalarText(runAsGroup)}`,
        'securityContext',
      );
  } else if (runAsNonRoot === true) say('non-root', true, 'securityContext');
  const { add, drop } = mapOf(own['capabilities']);
  say('read-only', own['readOnlyRootFilesystem'] === true, 'securityContext');
  say('capabilities dropped', capabilitySet(drop).includes('ALL'), 'securityContext', 'capabilities');
  say('capabilities added', capabilitySet(add), 'securityContext', 'capabilities');
  say('no new privileges', own['allowPrivilegeEscalation'] === false, 'securityContext');
  say('unprivileged', own['privileged'] !== true, 'securityContext');
  const profile = mapOf(security['seccompProfile'])['type'];
  say('seccomp', profile === 'RuntimeDefault' || profile === 'Localhost', 'securityContext');
  say('own namespaces', !['hostPID', 'hostIPC', 'hostNetwork'].some((key) => spec[key] === true));
  if (doors.closed !== null) say('closed networks', doors.closed);
  facts.set('published', { value: doors.published, at: doors.at ?? at('ports') });
  if (doors.tls !== null) facts.set('encryption', { value: doors.tls, at: doors.at ?? at('ports') });
  say('persistence', keptFolders(workload, spec, container), 'volumeMounts');
  const replicas = replicasOf(workload, objects);
  if (replicas !== null) facts.set('replicas', { value: replicas, at: workload.at('spec', 'replicas') });
  const limits = mapOf(mapOf(container['resources'])['limits']);
  say('memory', quantityBytes(limits['memory'] ?? ''), 'resources');
  say('cpus', nanoProcessors(limits['cpu'] ?? ''), 'resources');
  if (container['args'] !== undefined) say('command', listOf(container['args']), 'args');
  if (container['command'] !== undefined) say('entrypoint', listOf(container['command']), 'command');
  const checks = ['livenessProbe', 'readinessProbe', 'startupProbe'].filter((key) => container[key] !== undefined);
  say('health check', checks.length > 0, checks[0] ?? 'name');
  if (component !== null) {
    const configurations = configurationsOf(spec, objects);
    // Facts of a container stand at its environment; where a switch stands is not asked.
    const here = { file: workload.at(), line: 1, column: 1 };
    const switched = {
      command: listOf(container['args']),
      entrypoint: listOf(container['command']),
      environment: [...environment].map(([name, { value }]) => ({ name, value, at: null })),
      mounts: [{ files: (configurations ?? []).map((text) => ({ path: 'ConfigMap', text })) }],
      at: here,
      place: () => here,
    };
    const asked = switchFact(switched, component.authentication);
    if (asked !== null || (configurations !== null && component.kind !== 'proxy'))
      say('authentication', asked?.on ?? component.authenticatedByDefault, 'env');
    const proxied = component.kind === 'proxy' ? proxyTls(component.id, configurations ?? []) : null;
    const encrypted = proxied ?? switchFact(switched, component.encryption)?.on ?? null;
    const plain = component.kind !== 'proxy' && component.encryption.length > 0 && configurations !== null;
    if (doors.tls === null && (encrypted !== null || plain)) say('encryption', encrypted ?? false, 'env');
  }
  return facts;
}

/** Texts of mounted ConfigMaps; null: something is mounted that is not in the manifests. */
function configurationsOf(spec: Data, objects: readonly KubernetesObject[]): readonly string[] | null {
  const texts: string[] = [];
  for (const volume of maps(spec['volumes'])) {
    const name = mapOf(volume['configMap'])['name'];
    if (name === undefined) continue;
    const config = objects.find((each) => each.kind === 'ConfigMap' && each.name === name);
    if (config === undefined) return null;
    texts.push(...pairsOf(config).values());
  }
  return texts;
}

function keptFolders({ spec: workload }: KubernetesObject, spec: Data, container: Data): readonly string[] {
  const claims = maps(spec['volumes']).filter((volume) => volume['persistentVolumeClaim'] !== undefined);
  const templates = maps(workload['volumeClaimTemplates']).map(({ metadata }) => mapOf(metadata)['name']);
  const kept = new Set([...claims.map(({ name }) => name), ...templates]);
  const mounts = maps(container['volumeMounts']).filter(
    (mount) => kept.has(mount['name']) && mount['readOnly'] !== true,
  );
  return sortedSet(mounts.map(({ mountPath }) => scalarText(mountPath)));
}

function replicasOf({ kind, name, spec }: KubernetesObject, objects: readonly KubernetesObject[]): number | null {
  if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'ReplicaSet') return null;
  const scaler = objects.find(
    (each) => each.kind === 'HorizontalPodAutoscaler' && mapOf(each.spec['scaleTargetRef'])['name'] === name,
  );
  const replicas = Number(scaler === undefined ? (spec['replicas'] ?? 1) : (scaler.spec['minReplicas'] ?? 1));
  return Number.isFinite(replicas) ? replicas : null;
}
