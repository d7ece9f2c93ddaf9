import type { MapEntry, MapNode } from '../node.ts';

/** What is done with a part of a model. */
export type Stages = (part: MapNode) => MapNode;

/**
 * Services of one part. Their nodes take about a quarter of a megabyte: what one stage wrote is still near the processor when
 * the next one reads it. A thousand services at once are fetched from memory again by every stage.
 */
const servicesOfPart = 32;

/**
 * Leads a model through stages by parts of its services, in the order of the file. The stages look at no service beside
 * another, and keep their names. They are made anew where a part was refused: then the model goes through as a whole, so
 * that each stage sees all of it before the next one begins, and tells everything that it finds.
 */
export function inParts(root: MapNode, makeStages: () => Stages): MapNode {
  const services = root.entries.get('services')?.value;
  if (services?.kind !== 'map' || services.entries.size <= servicesOfPart) {
    return makeStages()(root);
  }
  try {
    return joined(root, partsOf(root, services).map(makeStages()));
  } catch {
    // The whole has the same mistake, and an earlier stage may have something to tell of a later part.
    return makeStages()(root);
  }
}

/** What stands before the services goes with the first of them, what stands behind them with the last. */
function partsOf(root: MapNode, services: MapNode): readonly MapNode[] {
  const portions = portionsOf(services);
  return portions.map((portion, index) => {
    const entries = new Map<string, MapEntry>();
    let isBehind = false;
    for (const [key, entry] of root.entries) {
      if (key === 'services') {
        entries.set(key, { keyAt: entry.keyAt, value: portion });
        isBehind = true;
      } else if (isBehind ? index === portions.length - 1 : index === 0) {
        entries.set(key, entry);
      }
    }
    return { ...root, entries };
  });
}

function portionsOf(services: MapNode): readonly MapNode[] {
  const portions: MapNode[] = [];
  let entries = new Map<string, MapEntry>();
  services.entries.forEach((entry, name) => {
    if (entries.size === servicesOfPart) {
      portions.push({ ...services, entries });
      entries = new Map();
    }
    entries.set(name, entry);
  });
  return [...portions, { ...services, entries }];
}

function joined(root: MapNode, parts: readonly MapNode[]): MapNode {
  const entries = new Map<string, MapEntry>();
  const services = new Map<string, MapEntry>();
  for (const part of parts) {
    part.entries.forEach((entry, key) => {
      if (key !== 'services') {
        entries.set(key, entry);
      } else if (entry.value.kind === 'map') {
        entries.set(key, { keyAt: entry.keyAt, value: { ...entry.value, entries: services } });
        entry.value.entries.forEach((service, name) => {
          services.set(name, service);
        });
      }
    });
  }
  const [first = root] = parts;
  return { ...first, entries };
}
