import type { ComposeNode, ListNode, MapEntry, MapNode, Position, ScalarNode, ScalarValue } from '../node.ts';

/** The place of what the loader added itself: it was written nowhere. */
const ADDED: Position = { file: '', line: 0, column: 0 };

/** Whether a value was written by somebody, or added by the loader. */
export function isAdded(at: Position): boolean {
  return at.line === 0;
}

/** A value in the place of another: what is made of a short form stands where the short form stands. */
export function scalarAs(origin: ComposeNode, value: ScalarValue): ScalarNode {
  return { kind: 'scalar', value, quoted: typeof value === 'string', ...placeOf(origin) };
}

export function listAs(origin: ComposeNode, items: readonly ComposeNode[]): ListNode {
  return { kind: 'list', items, ...placeOf(origin) };
}

export function mapAs(origin: ComposeNode, entries: ReadonlyMap<string, MapEntry>): MapNode {
  return { kind: 'map', entries, ...placeOf(origin) };
}

/** A long form made of plain values in the place of its short form; a key with `undefined` is left out. */
export function longFormAs(
  origin: ComposeNode,
  values: Readonly<Record<string, ScalarValue | ComposeNode | undefined>>,
): MapNode {
  const entries = new Map<string, MapEntry>();
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (value !== undefined) {
      entries.set(key, { keyAt: origin.at, value: isNode(value) ? value : scalarAs(origin, value) });
    }
  }
  return mapAs(origin, entries);
}

export function addedScalar(value: ScalarValue): ScalarNode {
  return {
    kind: 'scalar',
    value,
    quoted: typeof value === 'string',
    at: ADDED,
    replaced: [],
    directive: null,
  };
}

export function addedMap(values: Readonly<Record<string, ComposeNode>>): MapNode {
  const entries = new Map(Object.entries(values).map(([key, value]) => [key, { keyAt: ADDED, value }] as const));
  return { kind: 'map', entries, at: ADDED, replaced: [], directive: null };
}

export function valueOf(node: ComposeNode | undefined, key: string): ComposeNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

/** The scalar under a key, or undefined where there is none or something else stands there. */
export function scalarUnder(node: ComposeNode | undefined, key: string): ScalarValue | undefined {
  const value = valueOf(node, key);
  return value?.kind === 'scalar' ? value.value : undefined;
}

/** The text under a key; a number or a missing key is no text. */
export function textUnder(node: ComposeNode | undefined, key: string): string | undefined {
  const value = scalarUnder(node, key);
  return typeof value === 'string' ? value : undefined;
}

/** The entries of a map by name; nothing for anything else. */
export function entriesOf(node: ComposeNode | undefined): readonly (readonly [string, MapEntry])[] {
  return node?.kind === 'map' ? [...node.entries] : [];
}

/** Visits the entries of a map; nothing of anything else. Makes no array, as `entriesOf` does for each entry. */
export function eachEntry(node: ComposeNode | undefined, visit: (name: string, value: ComposeNode) => void): void {
  if (node?.kind === 'map') {
    node.entries.forEach(({ value }, name) => {
      visit(name, value);
    });
  }
}

/** The names of the entries of a map that stands under a key. */
export function namesUnder(node: ComposeNode | undefined, key: string): readonly string[] {
  const below = valueOf(node, key);
  return below?.kind === 'map' ? [...below.entries.keys()] : [];
}

export function itemsOf(node: ComposeNode | undefined): readonly ComposeNode[] {
  return node?.kind === 'list' ? node.items : [];
}

export function withEntry(map: MapNode, key: string, value: ComposeNode): MapNode {
  const entries = copyOf(map.entries);
  entries.set(key, { keyAt: map.entries.get(key)?.keyAt ?? value.at, value });
  return { ...map, entries };
}

export function withoutEntries(map: MapNode, ...keys: readonly string[]): MapNode {
  if (!keys.some((key) => map.entries.has(key))) {
    return map;
  }
  return { ...map, entries: new Map([...map.entries].filter(([key]) => !keys.includes(key))) };
}

/** The constructor of Map makes an array for each entry on its way; this does not. */
function copyOf(entries: ReadonlyMap<string, MapEntry>): Map<string, MapEntry> {
  const copy = new Map<string, MapEntry>();
  entries.forEach((entry, key) => {
    copy.set(key, entry);
  });
  return copy;
}

/** Changes the values of a map; a change that gives null takes the key away. The same map where nothing changes. */
export function changeValues(map: MapNode, change: (value: ComposeNode, key: string) => ComposeNode | null): MapNode {
  let entries: Map<string, MapEntry> | null = null;
  // Not for…of, which makes an array for each entry: every stage of the loader walks the whole model this way.
  map.entries.forEach((entry, key) => {
    const value = change(entry.value, key);
    if (value !== entry.value) {
      entries ??= copyOf(map.entries);
      if (value === null) {
        entries.delete(key);
      } else {
        entries.set(key, { keyAt: entry.keyAt, value });
      }
    }
  });
  return entries === null ? map : { ...map, entries };
}

/** Changes the items of a list. The same list where nothing changes. */
export function changeItems(list: ListNode, change: (item: ComposeNode, index: number) => ComposeNode): ListNode {
  const items = list.items.map(change);
  return items.every((item, index) => item === list.items[index]) ? list : { ...list, items };
}

/** Changes the value under one key of a map, if it is there. */
export function changeUnder(map: MapNode, key: string, change: (value: ComposeNode) => ComposeNode): MapNode {
  const entry = map.entries.get(key);
  if (entry === undefined) {
    return map;
  }
  const value = change(entry.value);
  return value === entry.value ? map : withEntry(map, key, value);
}

/** Changes each service of a model that is a map. */
export function changeServices(root: MapNode, change: (service: MapNode, name: string) => MapNode): MapNode {
  return changeUnder(root, 'services', (services) =>
    services.kind === 'map'
      ? changeValues(services, (service, name) => (service.kind === 'map' ? change(service, name) : service))
      : services,
  );
}

function placeOf({ at, replaced, directive }: ComposeNode): Pick<ComposeNode, 'at' | 'replaced' | 'directive'> {
  return { at, replaced, directive };
}

function isNode(value: ScalarValue | ComposeNode): value is ComposeNode {
  return typeof value === 'object' && value !== null;
}
