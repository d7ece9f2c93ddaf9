import { type KubernetesObject, maps, pairsOf } from './kubernetes-objects.ts';
import { mapOf, scalarText } from './normal-values.ts';
import { secretStore } from './secret-stores.ts';
import type { EnvironmentFact } from './sheet.ts';

type Data = Readonly<Record<string, unknown>>;

export interface KubernetesEnvironment {
  readonly values: ReadonlyMap<string, EnvironmentFact>;
  /** false: some of it comes from objects that are not in the manifests. */
  readonly complete: boolean;
}

/** The environment of a container. Objects that are not in the manifests are made in the cluster: nobody can look. */
export function kubernetesEnvironment(
  container: Data,
  objects: readonly KubernetesObject[],
  at: (...path: readonly (string | number)[]) => string,
): KubernetesEnvironment {
  const values = new Map<string, EnvironmentFact>();
  let complete = true;
  const object = (kind: string, name: unknown) => objects.find((each) => each.kind === kind && each.name === name);
  for (const [index, from] of maps(container['envFrom']).entries()) {
    const config = mapOf(from['configMapRef'])['name'];
    const source =
      config === undefined ? object('Secret', mapOf(from['secretRef'])['name']) : object('ConfigMap', config);
    if (source === undefined) complete = false;
    const prefix = typeof from['prefix'] === 'string' ? from['prefix'] : '';
    for (const [key, value] of source === undefined ? [] : pairsOf(source))
      values.set(`${prefix}${key}`, { value, store: secretStore(value), at: at('envFrom', index) });
  }
  for (const [index, entry] of maps(container['env']).entries()) {
    const { name, value, valueFrom } = entry;
    if (typeof name !== 'string') continue;
    const from = mapOf(valueFrom);
    const reference = mapOf(from['configMapKeyRef'] ?? from['secretKeyRef']);
    const source = object(from['configMapKeyRef'] === undefined ? 'Secret' : 'ConfigMap', reference['name']);
    const text =
      valueFrom === undefined
        ? scalarText(value, '')
        : source === undefined
          ? null
          : (pairsOf(source).get(scalarText(reference['key'])) ?? null);
    values.set(name, { value: text, store: text === null ? null : secretStore(text), at: at('env', index) });
  }
  return { values, complete };
}
