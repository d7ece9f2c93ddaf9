import { RecordError } from './errors.ts';

/** Where in a file a value stands. The path is shared and changed in place, so that a good value costs no strings. */
export interface Place {
  readonly file: string;
  readonly path: (string | number)[];
}

/** Checks that a parsed JSON value has the form of T, and returns it. Throws RECORD_STATEMENT_MALFORMED. */
export type Shape<T> = (value: unknown, place: Place) => T;

/** Longest string where a shape says nothing else, in UTF-16 code units. */
const MAX_TEXT = 4096;
const MAX_ITEMS = 4096;

export function refuse(place: Place, why: string): RecordError {
  const at = place.path.length === 0 ? 'the statement' : place.path.join('.');
  return new RecordError('RECORD_STATEMENT_MALFORMED', `${place.file}: ${at} ${why}.`, { file: place.file });
}

export function text(max: number = MAX_TEXT, min = 0): Shape<string> {
  return function checkText(value, place) {
    if (typeof value !== 'string') throw refuse(place, 'must be a string');
    if (value.length > max || value.length < min) throw refuse(place, `must have ${min} to ${max} characters`);
    return value;
  };
}

export function pattern(form: RegExp, description: string): Shape<string> {
  return function checkPattern(value, place) {
    if (typeof value !== 'string' || !form.test(value)) throw refuse(place, `must be ${description}`);
    return value;
  };
}

export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): Shape<number> {
  return function checkInteger(value, place) {
    if (!Number.isSafeInteger(value) || (value as number) < min || (value as number) > max) {
      throw refuse(place, `must be a whole number from ${min} to ${max}`);
    }
    return value as number;
  };
}

export function boolean(value: unknown, place: Place): boolean {
  if (typeof value !== 'boolean') throw refuse(place, 'must be true or false');
  return value;
}

export function oneOf<const T extends string>(...words: readonly T[]): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(words);
  return function checkWord(value, place) {
    if (!known.has(value)) throw refuse(place, `must be one of ${words.join(', ')}`);
    return value as T;
  };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return function checkNullable(value, place) {
    return value === null ? null : shape(value, place);
  };
}

export function list<T>(item: Shape<T>, min = 0, max: number = MAX_ITEMS): Shape<readonly T[]> {
  return function checkList(value, place) {
    if (!Array.isArray(value)) throw refuse(place, 'must be a list');
    if (value.length < min || value.length > max) throw refuse(place, `must have ${min} to ${max} entries`);
    for (let i = 0; i < value.length; i++) {
      place.path.push(i);
      item(value[i], place);
      place.path.pop();
    }
    return value as readonly T[];
  };
}

/** A list that is a set: sorted by UTF-16 code unit, each entry once, so that one set has one form. */
export function sortedSet(item: Shape<string>, max: number = MAX_ITEMS): Shape<readonly string[]> {
  const checkItems = list(item, 0, max);
  return function checkSet(value, place) {
    const items = checkItems(value, place);
    for (let i = 1; i < items.length; i++) {
      if ((items[i - 1] as string) >= (items[i] as string)) throw refuse(place, 'must be sorted, each entry once');
    }
    return items;
  };
}

export function map<T>(key: Shape<string>, item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return function checkMap(value, place) {
    const entries = Object.entries(plainObject(value, place));
    if (entries.length > MAX_ITEMS) throw refuse(place, `must have at most ${MAX_ITEMS} entries`);
    for (const [name, entry] of entries) {
      place.path.push(name);
      // An own key of this name is harmless here and a trap for whoever copies the map.
      if (name === '__proto__') throw refuse(place, 'is a name that no map may hold');
      key(name, place);
      item(entry, place);
      place.path.pop();
    }
    return value as Readonly<Record<string, T>>;
  };
}

export type Fields<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

/** An object with exactly these keys. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return function checkObject(value, place) {
    const given = plainObject(value, place);
    for (const name of names) {
      place.path.push(name);
      if (!Object.hasOwn(given, name)) throw refuse(place, 'is missing');
      fields[name](given[name], place);
      place.path.pop();
    }
    if (Object.keys(given).length !== names.length) {
      const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
      throw refuse(place, `has the unknown key ${JSON.stringify(unknown)}`);
    }
    return value as T;
  };
}

function plainObject(value: unknown, place: Place): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(place, 'must be an object');
  return value as Readonly<Record<string, unknown>>;
}
