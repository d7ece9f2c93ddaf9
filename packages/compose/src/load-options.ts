import type { Problem } from './compose-error.ts';
import type { ComposeModel } from './compose-model.ts';
import type { MapNode, NodePath, Position } from './node.ts';

/** Reads files of the project; the loader knows no disk. Paths are absolute and POSIX, without `.` and `..`. */
export interface ComposeFiles {
  /** Bytes, or null where there is no such file. Throws where it is there and cannot be read. */
  read(path: string): Promise<Uint8Array | null>;
}

export interface LoadOptions {
  readonly files: ComposeFiles;
  /** Absolute folder in which the command would be run. */
  readonly workingDirectory: string;
  /** Compose files in order, relative to the working directory; without them they are looked for as Compose does. */
  readonly composeFiles?: readonly string[];
  /** Variables of the shell. The loader reads no process environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Instead of `.env` beside the first file; an empty list means none. */
  readonly envFiles?: readonly string[];
  /**
   * Asked for a variable that neither the shell nor an environment file has, before it counts as unset: whoever judges a
   * stack from its repository alone knows that a value comes from a secret file, and not which. `hasDefault`: the template
   * has a value of its own for it, which undefined leaves in force.
   */
  readonly fallback?: (name: string, hasDefault: boolean) => string | undefined;
  readonly projectName?: string;
  /** Instead of the folder of the first file. */
  readonly projectDirectory?: string;
  /** Active profiles; `*` is all. Default: COMPOSE_PROFILES of the environment. */
  readonly profiles?: readonly string[];
  /** Default true. Without it templates stay as they are written, and nothing is checked that depends on their values. */
  readonly interpolate?: boolean;
  /** Default true: `env_file` and `label_file` are read into `environment` and `labels`. */
  readonly resolveEnvironment?: boolean;
  /** Default true: defaults, implicit networks and dependencies, and full names are written out. */
  readonly normalize?: boolean;
  /** Default true: references must resolve and values must fit each other. */
  readonly check?: boolean;
}

/** What a file said that is no error and that a person should know. */
export interface Notice extends Omit<Problem, 'code'> {
  readonly code: 'unset-variable' | 'obsolete-version' | 'several-files' | 'not-merged' | 'ignored-value';
}

/** A variable that some value asked for. */
export interface UsedVariable {
  readonly name: string;
  readonly at: Position;
  readonly path: NodePath;
  /** Where its value came from. `default` is the one written in the template; null: unset, so blank. */
  readonly from: 'environment' | 'env file' | 'fallback' | 'default' | null;
  /** Written as `${NAME:?}` or `${NAME?}`: it cannot be forgotten. */
  readonly required: boolean;
  readonly hasDefault: boolean;
}

export interface LoadedProject {
  readonly name: string;
  readonly workingDirectory: string;
  /** The canonical model as plain data: the long form of everything, as `docker compose config` prints it. */
  readonly model: ComposeModel;
  /** The same with places. */
  readonly root: MapNode;
  /** Services that no active profile starts; they are not in the model. */
  readonly disabledServices: readonly string[];
  /** Where a value was written, and what it replaced; null for what the loader added itself. */
  origin(path: NodePath): { readonly at: Position; readonly replaced: readonly Position[] } | null;
  readonly notices: readonly Notice[];
  readonly variables: readonly UsedVariable[];
  /** Every file that was read, in order: Compose files, included and extended ones, env files. */
  readonly filesRead: readonly { readonly path: string; readonly purpose: 'compose' | 'environment' }[];
}
