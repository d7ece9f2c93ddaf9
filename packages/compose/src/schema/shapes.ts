/** What may stand at a place of a Compose file. */
export type Shape = ScalarShape | ListShape | MapShape | ObjectShape | Alternatives | { readonly is: 'anything' };

export type ScalarType = 'string' | 'number' | 'integer' | 'boolean' | 'null';

export interface ScalarShape {
  readonly is: 'scalar';
  readonly types: readonly ScalarType[];
  readonly oneOf?: readonly string[];
  /** Found anywhere in the text, as JSON Schema searches. */
  readonly pattern?: RegExp;
  readonly range?: readonly [number, number];
}

export interface ListShape {
  readonly is: 'list';
  readonly items: Shape;
  readonly unique: boolean;
}

/** Names that people choose. */
export interface MapShape {
  readonly is: 'map';
  readonly values: Shape;
  /** What a name must look like; others are refused. */
  readonly names: RegExp | null;
}

/** Keys that the specification gives. */
export interface ObjectShape {
  readonly is: 'object';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  /** One of these must be there. */
  readonly requiredOne: readonly string[];
  /** `x-…` and its like are kept and not looked at. */
  readonly extensible: boolean;
  readonly open: boolean;
}

/** Told apart by whether the value is a scalar, a list or a map: no two alternatives take the same. */
export interface Alternatives {
  readonly is: 'one of';
  readonly shapes: readonly Shape[];
}

export function scalar(...types: readonly ScalarType[]): ScalarShape {
  return { is: 'scalar', types };
}

export function list(items: Shape, rule: 'unique' | 'any' = 'any'): ListShape {
  return { is: 'list', items, unique: rule === 'unique' };
}

export function map(values: Shape, names: RegExp | null = null): MapShape {
  return { is: 'map', values, names };
}

export function object(
  keys: Readonly<Record<string, Shape>>,
  rules: Partial<Pick<ObjectShape, 'required' | 'requiredOne' | 'extensible' | 'open'>> = {},
): ObjectShape {
  return { is: 'object', keys, required: [], requiredOne: [], extensible: true, open: false, ...rules };
}

export function oneOf(...shapes: readonly Shape[]): Alternatives {
  return { is: 'one of', shapes };
}
