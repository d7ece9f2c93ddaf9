import type { ComposeService, LoadedProject, NodePath, Position } from '@sallyport/compose';
import type { ExposureEntry } from '@sallyport/gate';
import type { Component } from './component.ts';
import type { DockerfileView } from './dockerfile-view.ts';

/** How far a published port reaches by what the file says: no firewall is believed. */
export type Reach = 'everywhere' | 'address' | 'loopback';

export interface PublishedPort {
  readonly address: string;
  /** null: the engine chooses one. */
  readonly published: number | null;
  readonly target: number;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly reach: Reach;
  /** The entry of the exposure ledger that allows it; null: nobody declared it. */
  readonly declared: ExposureEntry | null;
  readonly at: Position;
  readonly path: NodePath;
}

export interface EnvironmentValue {
  readonly name: string;
  /** null: taken from the shell. `secret`: from a file that is declared and not in the tree. */
  readonly value: string | null;
  readonly secret: boolean;
  readonly at: Position | null;
}

/** A service with everything that was found out about it by reading alone. */
export interface ServiceView {
  readonly name: string;
  readonly model: ComposeService;
  readonly at: Position;
  /** null for images that the component table does not know, and for services that are built here. */
  readonly component: Component | null;
  /** `registry/repository`, tag and digest as written; null without `image`. */
  readonly image: {
    readonly registry: string;
    readonly repository: string;
    readonly tag: string | null;
    readonly digest: string | null;
    readonly text: string;
  } | null;
  readonly built: boolean;
  /** null where it is not built here, or its Dockerfile is not in the tree. */
  readonly dockerfile: DockerfileView | null;
  readonly ports: readonly PublishedPort[];
  readonly environment: readonly EnvironmentValue[];
  /** It also reads an environment file that is not in the tree: what is not listed may be set there. */
  readonly unseenEnvironment: boolean;
  /** Words; null where the file says nothing. */
  readonly command: readonly string[] | null;
  readonly entrypoint: readonly string[] | null;
  readonly networks: readonly string[];
  readonly mounts: readonly MountView[];
  /** Widest reach of its published ports; `inside`: other services only. */
  readonly reach: Reach | 'inside';
  /** Place of a value of the service, or of the nearest thing around it that was written. */
  place(...path: NodePath): Position;
}

export interface MountView {
  readonly type: string;
  readonly source: string | null;
  readonly target: string;
  readonly readOnly: boolean;
  readonly at: Position;
  /** Text of the file that is mounted, where it is one of the tree and not large. */
  readonly text: string | null;
  /** Path of that file in the tree. */
  readonly file: string | null;
  /** That file, or of a folder the text files that configure something, each with its place in the container. */
  readonly files: readonly (TextFile & { readonly target: string })[];
}

/** A text file beside the stack. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** All that rules see. Made once for all probes of the area. */
export interface StackView {
  readonly project: LoadedProject;
  readonly services: readonly ServiceView[];
  /** Every entry; ports are held against those alone that are in force. */
  readonly ledger: readonly ExposureEntry[];
  /** Variables whose values nobody sees, for which what an example says, or what fits, was taken. */
  readonly supposed: readonly string[];
  /** Every Compose file that was read, as it is written: templates are still templates here. */
  readonly composeTexts: readonly TextFile[];
  /** `.env.example` and the like, in the folders of the Compose files. */
  readonly examples: readonly TextFile[];
  /** Variables of environment files in the tree, with the file they stand in. */
  readonly committed: ReadonlyMap<string, { readonly value: string; readonly file: string }>;
  /** Every path of the judged tree. */
  readonly paths: ReadonlySet<string>;
  /** Those of them that git holds: a survey also lists what lies in the folder alone. */
  readonly tracked: ReadonlySet<string>;
  /** RFC 3339 UTC. */
  readonly now: string;
}
