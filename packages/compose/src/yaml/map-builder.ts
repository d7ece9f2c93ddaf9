import type { ComposeNode, Directive, MapEntry, MapNode, Position } from '../node.ts';
import { mapNode } from '../node-factory.ts';
import type { Key } from './key.ts';
import { countNodes, refuse, type Source } from './source.ts';

/** A mapping while it is read. */
export interface MapBuilder {
  readonly entries: Map<string, MapEntry>;
  merge: { readonly key: Key; readonly value: ComposeNode } | null;
}

export function newMap(): MapBuilder {
  return { entries: new Map(), merge: null };
}

/** Adds an entry. Throws COMPOSE_DUPLICATE_KEY with both places; a second `<<` is one too. */
export function addEntry(builder: MapBuilder, key: Key, value: ComposeNode): void {
  const first =
    key.text === '<<' && builder.merge !== null ? builder.merge.key.at : builder.entries.get(key.text)?.keyAt;
  if (first !== undefined) {
    refuse(
      key.at,
      `The key ${JSON.stringify(key.text)} is already defined at line ${first.line}, column ${first.column}.`,
      key.merge ? 'Write one <<: [*first, *second].' : 'Keep one of the two.',
      'COMPOSE_DUPLICATE_KEY',
    );
  }
  if (key.merge) {
    builder.merge = { key, value };
  } else {
    builder.entries.set(key.text, { keyAt: key.at, value });
  }
}

/** The finished mapping. Keys of its own win over merged ones, and of merged mappings the first wins. */
export function finishMap(source: Source, builder: MapBuilder, at: Position, directive: Directive | null): MapNode {
  if (builder.merge === null) {
    return mapNode(at, builder.entries, directive);
  }
  const { key, value } = builder.merge;
  const { entries } = builder;
  for (const merged of mergedMaps(key, value)) {
    merged.entries.forEach((entry, name) => {
      const own = entries.get(name);
      if (own === undefined) {
        entries.set(name, entry);
      } else if (own.value.directive === 'reset') {
        entries.set(name, { keyAt: own.keyAt, value: besideReset(entry.value) });
      }
    });
    countNodes(source, merged.entries.size);
  }
  return mapNode(at, entries, directive);
}

/**
 * Compose takes a reset key away before it merges, so the merged value comes back (docker/compose #11706): what the
 * reset clears is only what earlier files said. That is what `!override` does.
 */
function besideReset(value: ComposeNode): ComposeNode {
  return value.directive === 'reset' ? value : { ...value, directive: 'override' };
}

function mergedMaps(key: Key, value: ComposeNode): readonly MapNode[] {
  const candidates = value.kind === 'list' ? value.items : [value];
  return candidates.map((candidate) => {
    if (candidate.kind !== 'map') {
      refuse(key.at, 'Only a mapping or a list of mappings can be merged with <<.', 'Write <<: *anchor.');
    }
    return candidate;
  });
}
