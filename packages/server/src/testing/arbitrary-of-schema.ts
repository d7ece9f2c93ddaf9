import fc from 'fast-check';

/** The part of JSON Schema that zod writes for this interface. Anything else is refused, so that nothing goes untested. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly nullable?: boolean;
}

/** Values that a schema takes, small ones. */
export function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(arbitraryOf));
  if (Array.isArray(schema.type)) {
    return fc.oneof(...(schema.type as readonly string[]).map((type) => arbitraryOf({ ...schema, type })));
  }
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 2, Math.max(schema.minItems ?? 0, 2)),
      });
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, 0), max: Math.min(schema.maximum ?? 99, 99) });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`No arbitrary for ${JSON.stringify(schema)}`);
  }
}

function objectOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { properties, additionalProperties } = schema;
  if (properties === undefined) {
    const value = typeof additionalProperties === 'object' ? arbitraryOf(additionalProperties) : fc.constant('x');
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { maxKeys: 2 });
  }
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, arbitraryOf(field)]));
  return fc.record(fields, { requiredKeys: [...(schema.required ?? [])] });
}

function textOf({ format, pattern, minLength, maxLength }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.constantFrom('2026-11-22T09:00:00Z', '2026-11-23T10:30:00Z');
  if (format === 'email') return fc.constantFrom('ada@example.org', 'b.c+d@mail.example');
  if (format === 'uri') return fc.constant('https://gate.example/x');
  if (format === 'base64' || format === 'byte') {
    return fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('base64'));
  }
  if (pattern !== undefined && !pattern.includes('\\p{')) {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  }
  return fc.string({
    minLength: minLength ?? 0,
    maxLength: Math.max(Math.min(maxLength ?? 24, 24), minLength ?? 0),
    unit: 'grapheme',
  });
}
