import type { EngineName } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { firstSchema } from './first-schema.ts';
import { statementIndexes } from './statement-indexes.ts';

/** The schema's versions, 1 first: each turns the one before into itself. A published one is never edited. */
const versions: readonly ((engine: EngineName) => readonly string[])[] = [firstSchema, statementIndexes];

/** The version that this code reads and writes. */
const schemaVersion = versions.length;

export interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

/** What turns a schema of version `current` (0: none) into ours. Throws STORE_SCHEMA_NEWER. */
export function migrationsAfter(engine: EngineName, current: number): readonly Migration[] {
  if (current > schemaVersion) {
    const what = `The database has schema ${current}, and this version of Sallyport knows ${schemaVersion} at most.`;
    throw new StoreError('STORE_SCHEMA_NEWER', `${what} Start the newer version that wrote it, or restore a backup.`);
  }
  return versions.slice(current).map((make, index) => ({
    version: current + index + 1,
    statements: make(engine),
  }));
}
