import { ComposeError, type Problem } from '../compose-error.ts';
import { parseEnvFile } from '../env-file/parse-env-file.ts';
import type { ComposeNode, MapEntry, MapNode, NodePath, Position } from '../node.ts';
import {
  changeValues,
  itemsOf,
  mapAs,
  scalarUnder,
  textUnder,
  valueOf,
  withEntry,
  withoutEntries,
} from '../node-edit/node-edit.ts';
import { linesOfVariables } from './lines-of-variables.ts';
import { parseRawFile } from './parse-raw-file.ts';

export interface EnvironmentFiles {
  /** The text of a file by its absolute path; null where there is none. */
  readonly readText: (path: string) => Promise<string | null>;
  /** Variables of the project, which win inside of env files. */
  readonly variables: ReadonlyMap<string, string>;
  /** How a file is called in messages and places. */
  readonly shownPath?: (path: string) => string;
}

/** A service without any of them stays as it is. */
const KEYS_WITH_FILES = ['env_file', 'label_file', 'pre_start'];

/** Whether files are still to be read into a service. */
export function needsFiles(service: MapNode): boolean {
  return KEYS_WITH_FILES.some((key) => service.entries.has(key));
}

/**
 * Reads `env_file` into `environment` and `label_file` into `labels`, and takes the two keys away, as
 * `docker compose config` does. Later files win over earlier ones, what the service says itself over both.
 * Throws COMPOSE_ENV_FILE where a required file is missing or does not read.
 */
export async function readEnvironmentFiles(root: MapNode, files: EnvironmentFiles): Promise<MapNode> {
  const services = valueOf(root, 'services');
  if (services?.kind !== 'map') {
    return root;
  }
  const changed = new Map<string, ComposeNode>();
  for (const [name, { value }] of services.entries) {
    if (value.kind !== 'map' || !needsFiles(value)) {
      continue;
    }
    const path = ['services', name];
    const container = await withFiles(value, path, files);
    changed.set(name, container.kind === 'map' ? await withFilesOfSteps(container, path, files) : container);
  }
  return changed.size === 0
    ? root
    : withEntry(
        root,
        'services',
        changeValues(services, (value, name) => changed.get(name) ?? value),
      );
}

async function withFiles(container: ComposeNode, path: NodePath, files: EnvironmentFiles): Promise<ComposeNode> {
  if (container.kind !== 'map' || !['env_file', 'label_file'].some((key) => container.entries.has(key))) {
    return container;
  }
  return withLabels(await withEnvironment(container, path, files), path, files);
}

/** Init containers have files of their own and those of their service. */
async function withFilesOfSteps(service: MapNode, path: NodePath, files: EnvironmentFiles): Promise<MapNode> {
  const steps = valueOf(service, 'pre_start');
  if (steps?.kind !== 'list') {
    return service;
  }
  const items: ComposeNode[] = [];
  for (const [index, step] of steps.items.entries()) {
    items.push(await withFiles(step, [...path, 'pre_start', index], files));
  }
  return withEntry(service, 'pre_start', { ...steps, items });
}

async function withEnvironment(service: MapNode, path: NodePath, files: EnvironmentFiles): Promise<MapNode> {
  const own = valueOf(service, 'environment');
  const found = new Map<string, MapEntry>();
  const lookup = (name: string) => files.variables.get(name) ?? textUnder(own, name);
  for (const [index, item] of itemsOf(valueOf(service, 'env_file')).entries()) {
    const file = textUnder(item, 'path');
    if (file !== undefined) {
      const format = textUnder(item, 'format');
      const isRequired = scalarUnder(item, 'required') !== false;
      await readInto(found, { file, format, isRequired, item, path: [...path, 'env_file', index], lookup }, files);
    }
  }
  return withoutEntries(overridden(service, 'environment', found), 'env_file');
}

async function withLabels(service: MapNode, path: NodePath, files: EnvironmentFiles): Promise<MapNode> {
  const found = new Map<string, MapEntry>();
  const lookup = (name: string) => foundText(found, name);
  for (const [index, item] of itemsOf(valueOf(service, 'label_file')).entries()) {
    if (item.kind === 'scalar' && typeof item.value === 'string') {
      const source = { file: item.value, format: undefined, isRequired: true, item, lookup };
      await readInto(found, { ...source, path: [...path, 'label_file', index] }, files);
    }
  }
  return withoutEntries(overridden(service, 'labels', found), 'label_file');
}

/** What an earlier file of the same service said. */
function foundText(found: ReadonlyMap<string, MapEntry>, name: string): string | undefined {
  const value = found.get(name)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

interface Source {
  readonly file: string;
  readonly format: string | undefined;
  readonly isRequired: boolean;
  /** The item that names the file. */
  readonly item: ComposeNode;
  readonly path: NodePath;
  readonly lookup: (name: string) => string | undefined;
}

async function readInto(found: Map<string, MapEntry>, source: Source, files: EnvironmentFiles): Promise<void> {
  const { file, format, item, path } = source;
  const shown = files.shownPath?.(file) ?? file;
  const text = await files.readText(file);
  if (text === null) {
    if (source.isRequired) {
      throw refused(`The file ${shown} does not exist.`, item, path);
    }
    return;
  }
  if (format !== undefined && format !== '' && format !== 'raw') {
    throw refused(`The format "${format}" of ${shown} is none that Compose knows.`, item, path);
  }
  const values =
    format === 'raw' ? parseRawFile(text) : parseEnvFile(text, shown, source.lookup, (name) => foundText(found, name));
  const lines = linesOfVariables(text);
  for (const [name, value] of values) {
    const at: Position = { file: shown, line: lines.get(name) ?? 1, column: 1 };
    const replaced = placesOf(found.get(name)?.value);
    found.set(name, { keyAt: at, value: { kind: 'scalar', value, quoted: true, at, replaced, directive: null } });
  }
}

/** The values of the files, with those of the service over them. */
function overridden(service: MapNode, key: string, found: ReadonlyMap<string, MapEntry>): MapNode {
  const own = valueOf(service, key);
  const [first] = found.values();
  if (first === undefined || (own !== undefined && own.kind !== 'map')) {
    return service;
  }
  const entries = new Map(found);
  for (const [name, entry] of own?.entries ?? []) {
    const replaced = [...entry.value.replaced, ...placesOf(found.get(name)?.value)];
    entries.set(name, { keyAt: entry.keyAt, value: { ...entry.value, replaced } });
  }
  return withEntry(service, key, mapAs(own ?? first.value, entries));
}

function placesOf(value: ComposeNode | undefined): readonly Position[] {
  return value === undefined ? [] : [value.at, ...value.replaced];
}

function refused(message: string, item: ComposeNode, path: NodePath): ComposeError {
  const problem: Problem = { code: 'COMPOSE_ENV_FILE', message, at: item.at, path, suggestion: null };
  return new ComposeError(problem);
}
