import { floors } from '../floors.ts';
import { isProduction, placeOf } from '../place.ts';
import { emptyName } from './empty-name.ts';

/** One tracked file: its path in the repository, with forward slashes, and its number of lines. */
export interface TreeFile {
  readonly path: string;
  readonly lines: number;
}

export interface TreeReport {
  /** Production modules of packages that were looked at. */
  readonly modules: number;
  readonly medianLines: number;
  readonly complaints: readonly string[];
}

const medianLimit = 90;
/** A green report about an empty tree proves nothing; the house has had more than this from its first day. */
export const fewestModules = 40;

/** What no rule about a single file can see: the shape of the whole tree. */
export function reportTree(files: readonly TreeFile[]): TreeReport {
  const modules = files.filter(({ path }) => path.endsWith('.ts') && isProduction(placeOf(path)));
  const medianLines = median(modules.map(({ lines }) => lines));
  const complaints = [
    ...(modules.length < fewestModules
      ? [`Only ${modules.length} modules were seen, at least ${fewestModules} are expected: is this the whole tree?`]
      : []),
    ...(medianLines > medianLimit
      ? [`The median module has ${medianLines} lines, the limit is ${medianLimit}: cut rooms along their purposes.`]
      : []),
    ...files.flatMap(({ path }) => nameComplaint(path)),
    ...unlistedFloors(files),
  ];
  return { modules: modules.length, medianLines, complaints };
}

function nameComplaint(path: string): readonly string[] {
  if (/\/(project|fixtures)\//.test(path)) {
    return [];
  }
  const word = emptyName(path);
  return word === null ? [] : [`${path}: "${word}" does not say what this is for.`];
}

function unlistedFloors(files: readonly TreeFile[]): readonly string[] {
  const present = files.flatMap(({ path }) => /^packages\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? []);
  return present
    .filter((name) => floors[name] === undefined)
    .map((name) => `packages/${name} is not in lint/floors.ts, so nothing judges its imports.`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
