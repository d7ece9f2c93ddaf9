import type { Kysely } from 'kysely';
import type { HeldLock } from './locks/lock.ts';
import type { Tables } from './schema/tables.ts';

export type EngineName = 'sqlite' | 'postgres';

/** A transaction that is under way. */
export interface Unit {
  open: boolean;
  /** It raised the revision: whoever listens in this process is told after the commit. */
  changed: boolean;
}

/** What every function of the store takes first: the store itself, or a transaction of it. */
export interface Queries {
  readonly engine: EngineName;
  readonly db: Kysely<Tables>;
  /** null outside of a transaction. */
  readonly unit: Unit | null;
  /** Throws STORE_CLOSED after close. */
  readonly requireOpen: () => void;
  /** Wakes who listens in this process. */
  readonly announce: () => void;
}

/** An open database. */
export interface Store extends Queries {
  readonly unit: null;
  /** Version of the SQLite library or of the PostgreSQL server. */
  readonly version: string;
  /** Called after every commit of this process that raised the revision. Returns how to stop. */
  readonly onAnnounce: (wake: () => void) => () => void;
  /** Calls `wake` for changes by other processes, and for none of them twice where it can. Returns how to stop. */
  readonly watchOthers: (wake: () => void) => () => Promise<void>;
  /** null where somebody has it. */
  readonly tryLock: (name: string) => Promise<HeldLock | null>;
  readonly close: () => Promise<void>;
}
