import type { Caller } from '@sallyport/actions';
import type { Instant, PersonId } from '@sallyport/record';
import type { Store } from '@sallyport/store';

/** What the gate side of the server works with. */
export interface GatePlace {
  readonly store: Store;
  /** A clone of the project's repository, which the server has for itself. */
  readonly directory: string;
  /** The server's own SSH key: it looks, seals and signs the one commit, and never speaks for a person. */
  readonly key: string;
  /** Neither fetch nor push. */
  readonly offline: boolean;
  /** Host that passkeys are bound to, and the pages that may ask them. */
  readonly rpId: string;
  readonly origins: readonly string[];
  /** In a demo: where the keys of its people lie, so that one person can play all of them. Empty otherwise. */
  readonly demoKeys: ReadonlyMap<PersonId, string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** RFC 3339 UTC, whole seconds. */
  readonly now: () => Instant;
  /** For the log: something that whoever runs the server should know. No secrets. */
  readonly note: (line: string) => void;
}

/** The server as somebody who asks for something at the gate. */
export function serverCaller({ directory, environment, offline, key, now, note }: GatePlace): Caller {
  return { directory, environment, offline, key, sealKey: key, workTree: false, now, progress: () => undefined, note };
}
