import { mapOf } from './normal-values.ts';
import type { YamlDocument } from './yaml-documents.ts';

type Data = Readonly<Record<string, unknown>>;

/** One object of a manifest. */
export interface KubernetesObject {
  readonly kind: string;
  readonly name: string;
  readonly metadata: Data;
  readonly spec: Data;
  readonly value: Data;
  at(...path: readonly (string | number)[]): string;
}

/** The objects of manifests, those of a `List` one by one. */
export function kubernetesObjects(documents: readonly YamlDocument[]): readonly KubernetesObject[] {
  return documents.flatMap(({ value, at }) => {
    if (value['kind'] !== 'List') return [objectOf(value, at)];
    const items = Array.isArray(value['items']) ? value['items'] : [];
    return items.map((item: unknown, index) => objectOf(mapOf(item), (...path) => at('items', index, ...path)));
  });
}

function objectOf(value: Data, at: KubernetesObject['at']): KubernetesObject {
  const metadata = mapOf(value['metadata']);
  const text = (part: unknown): string => (typeof part === 'string' ? part : '');
  return { kind: text(value['kind']), name: text(metadata['name']), metadata, spec: mapOf(value['spec']), value, at };
}

/** Where the pod of a workload is described; null: this kind has none. */
export function podPath(kind: string): readonly string[] | null {
  switch (kind) {
    case 'Pod':
      return ['spec'];
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
      return ['spec', 'template', 'spec'];
    case 'CronJob':
      return ['spec', 'jobTemplate', 'spec', 'template', 'spec'];
    default:
      return null;
  }
}

export function inside(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((data, key) => mapOf(data)[key], value);
}

/** Whether a selector takes a pod with these labels. An empty one takes all; expressions are not understood. */
export function selects(selector: unknown, labels: Data): boolean {
  return Object.entries(mapOf(selector)).every(([key, value]) => labels[key] === value);
}

/** Entries of a list of maps. */
export function maps(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value.map(mapOf) : [];
}

/** Pairs of a ConfigMap, or of a Secret whose values stand in the manifest. */
export function pairsOf(object: KubernetesObject): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const isSecret = object.kind === 'Secret';
  for (const [key, value] of Object.entries(mapOf(object.value['data']))) {
    const text = String(value);
    pairs.set(key, isSecret ? Buffer.from(text, 'base64').toString('utf8') : text);
  }
  for (const [key, value] of Object.entries(mapOf(object.value['stringData']))) pairs.set(key, String(value));
  return pairs;
}
