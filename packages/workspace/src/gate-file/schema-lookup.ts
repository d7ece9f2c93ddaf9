import type { JsonSchema } from '@sallyport/gate/gate-file';

type Branch = JsonSchema | boolean;

/** The part of a JSON Schema that describes what stands under a path of keys; null where nothing does. */
function schemaAt(root: JsonSchema, path: readonly PropertyKey[]): JsonSchema | null {
  let parts: readonly JsonSchema[] = alternatives(root, root);
  for (const key of path) {
    parts = parts.flatMap((part) => {
      const next = typeof key === 'number' ? itemOf(part, key) : memberOf(part, String(key));
      return typeof next === 'object' ? alternatives(root, next) : [];
    });
  }
  // Where several forms are allowed, the one with keys says most about a key that is wrong.
  return parts.find((part) => part.properties) ?? parts[0] ?? null;
}

/** Keys that an object may have here, in the order of the schema. */
export function keysAt(root: JsonSchema, path: readonly PropertyKey[]): readonly string[] {
  return Object.keys(schemaAt(root, path)?.properties ?? {});
}

/** An example of what to write under a path, as YAML on one line; null where the schema has none. */
export function exampleAt(root: JsonSchema, path: readonly PropertyKey[]): string | null {
  const part = schemaAt(root, path);
  if (!part) return null;
  const [example] = part.examples ?? [];
  if (example !== undefined) return inYaml(example);
  if (part.const !== undefined) return inYaml(part.const);
  if (part.enum) return inYaml(part.enum[0]);
  if (part.type === 'boolean') return 'true';
  if (part.properties)
    return `{ ${(part.required ?? Object.keys(part.properties)).map((key) => `${key}: …`).join(', ')} }`;
  if (part.type !== 'array') return null;
  const item = exampleAt(root, [...path, 0]);
  return item === null ? '[…]' : `[${item}]`;
}

function inYaml(value: unknown): string {
  // Quoted where YAML would read something else than text.
  if (typeof value === 'string' && !/^[A-Za-z./][^:#,[\]{}]*$/.test(value)) return JSON.stringify(value);
  return String(value);
}

function alternatives(root: JsonSchema, part: JsonSchema): readonly JsonSchema[] {
  const named = /^#\/\$defs\/(.+)$/.exec(part.$ref ?? '')?.[1];
  const target = named === undefined ? part : root.$defs?.[named];
  if (!target) return [];
  return target.anyOf
    ? target.anyOf.flatMap((each) => (typeof each === 'object' ? alternatives(root, each) : []))
    : [target];
}

function itemOf(part: JsonSchema, index: number): Branch | undefined {
  const placed = part.prefixItems?.[index];
  return placed ?? (Array.isArray(part.items) ? undefined : part.items);
}

function memberOf(part: JsonSchema, key: string): Branch | undefined {
  return part.properties && Object.hasOwn(part.properties, key) ? part.properties[key] : part.additionalProperties;
}
