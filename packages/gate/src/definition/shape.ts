/** What a JSON value must look like: a scalar, one of some, or null as well; a list, a map, an object, a tagged object. */
export type Shape =
  | 'text'
  | 'integer'
  | 'boolean'
  | { readonly oneOf: readonly (string | number)[] }
  | { readonly orNull: Shape }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly keys: Readonly<Record<string, Shape>>; readonly optional?: Readonly<Record<string, Shape>> }
  | { readonly byKind: Readonly<Record<string, Shape>> };

/** What keeps a value from having a shape, with its place; null: nothing. */
export function misfit(value: unknown, shape: Shape, place: string): string | null {
  if (shape === 'text') return typeof value === 'string' ? null : `${place} is no text`;
  if (shape === 'boolean') return typeof value === 'boolean' ? null : `${place} is not true or false`;
  if (shape === 'integer') return Number.isSafeInteger(value) ? null : `${place} is no whole number`;
  if ('orNull' in shape) return value === null ? null : misfit(value, shape.orNull, place);
  if ('oneOf' in shape) {
    return shape.oneOf.some((each) => each === value) ? null : `${place} is none of ${shape.oneOf.join(', ')}`;
  }
  if ('list' in shape) {
    if (!Array.isArray(value)) return `${place} is no list`;
    return firstMisfit(value.map((item, index) => [item, shape.list, `${place}[${index}]`]));
  }
  if (!isRecord(value)) return `${place} is no object`;
  if ('map' in shape) {
    return firstMisfit(Object.entries(value).map(([key, item]) => [item, shape.map, `${place}.${key}`]));
  }
  if ('byKind' in shape) {
    const { kind } = value;
    const known = typeof kind === 'string' && Object.hasOwn(shape.byKind, kind) ? shape.byKind[kind] : undefined;
    return known ? misfit(value, known, place) : `${place}.kind is none of ${Object.keys(shape.byKind).join(', ')}`;
  }
  const optional = shape.optional ?? {};
  const stray = Object.keys(value).find((key) => !Object.hasOwn(shape.keys, key) && !Object.hasOwn(optional, key));
  if (stray !== undefined) return `${place}.${stray} is not known`;
  const absent = Object.keys(shape.keys).find((key) => !Object.hasOwn(value, key));
  if (absent !== undefined) return `${place}.${absent} is missing`;
  const given = Object.entries(optional).filter(([key]) => Object.hasOwn(value, key));
  return firstMisfit(
    [...Object.entries(shape.keys), ...given].map(([key, part]) => [value[key], part, `${place}.${key}`]),
  );
}

function firstMisfit(parts: readonly (readonly [unknown, Shape, string])[]): string | null {
  for (const [value, shape, place] of parts) {
    const wrong = misfit(value, shape, place);
    if (wrong !== null) return wrong;
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
