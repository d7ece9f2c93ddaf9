import type { ComposeModel, Plain } from '../compose-model.ts';
import { textOf } from '../formats/go-values.ts';
import { setOwn, toPlain } from '../load/plain-model.ts';
import type { ComposeNode, MapNode } from '../node.ts';
import { addedMap, valueOf, withoutEntries } from '../node-edit/node-edit.ts';
import { type PrintedShape, printedModel, printedService } from './printed-shapes.ts';

const NO_NAME = '';

/** Services that were printed before the model was complete: by name, with the node that was printed. */
export type PrintedServices = Map<string, { readonly node: ComposeNode; readonly plain: Plain }>;

/**
 * The canonical model as plain data, as `docker compose config` prints it: without what is empty, false or zero.
 * Services that have been printed and did not change since are taken as they are.
 */
export function toModel(root: MapNode, printed: PrintedServices = new Map()): ComposeModel {
  const services = valueOf(root, 'services') ?? addedMap({});
  const { name = NO_NAME, ...others } = printMap(withoutEntries(root, 'services'), printedModel) as {
    [key: string]: Plain;
  };
  return { name, services: printServices(services, printed), ...others } as ComposeModel;
}

/** Prints the services of a part of the model that nothing is added to any more. */
export function printInto(printed: PrintedServices, part: MapNode, isComplete: (service: MapNode) => boolean): void {
  const services = valueOf(part, 'services');
  if (services?.kind === 'map') {
    services.entries.forEach(({ value }, name) => {
      if (value.kind === 'map' && isComplete(value)) {
        printed.set(name, { node: value, plain: printNode(value, printedService) });
      }
    });
  }
}

function printServices(services: ComposeNode, printed: PrintedServices): Plain {
  if (services.kind !== 'map') {
    return toPlain(services);
  }
  const plain: Record<string, Plain> = {};
  services.entries.forEach(({ value }, name) => {
    const known = printed.get(name);
    setOwn(plain, name, known?.node === value ? known.plain : printNode(value, printedService));
  });
  return plain;
}

function printNode(node: ComposeNode, shape: PrintedShape): Plain {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map((item) => (shape.each === undefined ? toPlain(item) : printNode(item, shape.each)));
    case 'map':
      return shape.listValues === true ? printLists(node) : printMap(node, shape);
  }
}

function printMap(node: MapNode, shape: PrintedShape): Plain {
  const printed: Record<string, Plain> = {};
  node.entries.forEach(({ value }, key) => {
    if (shape.each !== undefined) {
      setOwn(printed, key, printNode(value, shape.each));
    } else if (key.startsWith('x-')) {
      setOwn(printed, key, toPlain(value));
    } else {
      const below = shape.keys?.[key];
      const plain = below === undefined ? printUndescribed(key, value) : printNode(value, below);
      if (isPrinted(key, plain, shape)) {
        setOwn(printed, key, plain);
      }
    }
  });
  return printed;
}

function printUndescribed(key: string, value: ComposeNode): Plain {
  if (value.kind === 'map' && key === 'ssh') {
    return printKeys(value);
  }
  return value.kind === 'map' && key === 'ulimits' ? printLimits(value) : toPlain(value);
}

/** One limit of zero is printed as two: Compose takes a single zero for "not single". */
function printLimits(limits: MapNode): Plain {
  const printed = [...limits.entries].map(([name, { value }]) => {
    const isZero = value.kind === 'scalar' && value.value === 0;
    return [name, isZero ? { soft: 0, hard: 0 } : toPlain(value)] as const;
  });
  return Object.fromEntries(printed);
}

function printLists(options: MapNode): Plain {
  const printed = [...options.entries].map(([key, { value }]) => {
    const items = value.kind === 'list' ? value.items : [value];
    return [key, items.map((item) => (item.kind === 'scalar' ? textOf(item.value) : toPlain(item)))] as const;
  });
  return Object.fromEntries(printed);
}

/** Compose prints `id: path`, which it cannot read itself; here it is what a file would say. */
function printKeys(keys: MapNode): Plain {
  return [...keys.entries].map(([id, { value: path }]) =>
    path.kind === 'scalar' && typeof path.value === 'string' && path.value !== '' ? `${id}=${path.value}` : id,
  );
}

function isPrinted(key: string, value: Plain, shape: PrintedShape): boolean {
  if (value === null) {
    return false;
  }
  if (shape.keep?.includes(key) === true) {
    return true;
  }
  if (typeof value === 'object') {
    return shape.keys?.[key]?.evenEmpty === true || Object.keys(value).length > 0;
  }
  const isZeroText = shape.zeroTexts?.includes(key) === true && (value === '0' || value === '0s');
  return value !== false && value !== 0 && value !== '' && !isZeroText;
}
