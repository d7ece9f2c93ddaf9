import type { LoadOptions } from '../load-options.ts';
import type { ComposeNode, MapNode, NodePath } from '../node.ts';
import type { ProjectEnvironment } from './project-environment.ts';
import type { Reading } from './reading.ts';

/** Which stages run. */
export interface Stages {
  readonly interpolate: boolean;
  readonly check: boolean;
}

/** Everything that a file is loaded with. An included project has its own. */
export interface LoadScope {
  readonly reading: Reading;
  readonly stages: Stages;
  readonly environment: ProjectEnvironment;
  /** Asked for what nothing else sets. */
  readonly fallback: LoadOptions['fallback'] | null;
  /** Absolute; relative paths of these files start here. */
  readonly projectDirectory: string;
  /** Absolute paths of the files that are being included, the outermost first. */
  readonly including: readonly string[];
  /** Projects that were included before: the same files with the same variables are loaded once. */
  readonly included: Map<string, Promise<MapNode>>;
  /** Files that services extend, by path and folder. */
  readonly extended: Map<string, Promise<ExtendedFile>>;
  /** Loads an included project; files include files, so the one is handed to the other. */
  readonly loadFiles: (scope: LoadScope, files: readonly string[]) => Promise<MapNode>;
}

/** The services of a file that a service of another file extends, before its own `extends` are followed. */
export interface ExtendedFile {
  readonly path: string;
  readonly services: MapNode;
  readonly cleared: readonly NodePath[];
  /** Services whose `extends` were followed; each is followed once. */
  readonly resolved: Map<string, ComposeNode>;
}

/** A file or service cannot lead further than this; a real project leads two or three steps. */
export const deepestChain = 50;

/** Includes with variables of their own can double at every step. */
export const mostIncludes = 500;

/** What `~` stands for. */
export function homeOf({ environment }: Pick<LoadScope, 'environment'>): string | null {
  return environment.values.get('HOME') ?? null;
}
