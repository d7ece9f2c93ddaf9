/** What kind of thing an image is, for the severity of what is wrong with it. */
export type ComponentKind =
  | 'database'
  | 'cache'
  | 'broker'
  | 'search'
  | 'object store'
  | 'chain node'
  | 'proxy'
  | 'monitoring'
  | 'dashboard'
  | 'identity'
  | 'admin tool'
  | 'mail catcher'
  | 'runtime';

/** A setting by which authentication or encryption is switched. */
export interface ComponentSwitch {
  /** An environment variable, or a word of the command line such as `--auth` or `requirepass`. */
  readonly in: 'environment' | 'command' | 'configuration file';
  readonly name: string;
  /** Values that switch it off (lower case); an empty list: that it is there at all; null: nothing does. */
  readonly off: readonly string[] | null;
  /** Values that switch it on (lower case); an empty list: that it is there at all; null: nothing does. */
  readonly on: readonly string[] | null;
  /** Switched off it opens no more than its metrics. */
  readonly opens?: 'metrics';
}

/** What is different for some tags of an image. */
export interface ComponentVariant {
  /** Holds the tag against it, `latest` where the image names neither tag nor digest. */
  readonly tags: RegExp;
  readonly user?: string | null;
  readonly data?: readonly string[];
  readonly programs?: readonly string[] | null;
  readonly healthCheck?: string | null;
  readonly authenticatedByDefault?: boolean;
}

/** What is known about a common image. Facts, with the place they were taken from. */
export interface Component {
  /** `postgres`; the key under which parity compares. */
  readonly id: string;
  readonly title: string;
  readonly kind: ComponentKind;
  /** Repositories without registry and tag: `postgres`, `bitnami/postgresql`. The last path segment alone also matches mirrors. */
  readonly images: readonly string[];
  /** User that the image runs as where nothing else is said; null: root. */
  readonly user: string | null;
  /** Its entry point starts as root, and the program itself then runs as a user without rights. */
  readonly stepsDown: boolean;
  /** Folders in which it keeps what must outlive the container; empty: it is stateless. */
  readonly data: readonly string[];
  /** Settings that name another folder in its place: an environment variable, or an option of the command line. */
  readonly dataMovedBy: readonly { readonly in: 'environment' | 'command'; readonly name: string }[];
  readonly ports: readonly {
    readonly port: number;
    readonly protocol: 'tcp' | 'udp';
    /** `admin`: whoever reaches it can change or stop the service; `data`: whoever reaches it can read or write data. */
    readonly use: 'service' | 'data' | 'admin' | 'metrics' | 'debug';
  }[];
  /** Whether it asks for credentials where nothing is configured. */
  readonly authenticatedByDefault: boolean;
  readonly authentication: readonly ComponentSwitch[];
  readonly encryption: readonly ComponentSwitch[];
  /** Variables that hold its secrets; with `_FILE` variants where the image reads them. */
  readonly secrets: readonly { readonly name: string; readonly file: string | null }[];
  /** Every environment variable that the image reads, as patterns with `*`; null: not known. */
  readonly reads: readonly string[] | null;
  /** Programs that a health check may call; null: not known. An empty list: no shell and nothing else (distroless, scratch). */
  readonly programs: readonly string[] | null;
  /** A health check that tells the truth about it. */
  readonly healthCheck: string | null;
  /** `shell`: its entry point is `["sh", "-c"]`, and takes the first word of the command alone. */
  readonly entryPoint: 'exec' | 'shell' | 'script';
  /** Major (or major.minor) versions and the day on which their support ends, RFC 3339. */
  readonly endOfLife: readonly { readonly version: string; readonly on: string }[];
  /** By tag; `matchComponent` lays them over the rest. */
  readonly variants: readonly ComponentVariant[];
  readonly source: string;
  /** Day on which the entry was last gone through. What has no source of its own in `source` is common knowledge. */
  readonly checkedOn: string;
}
