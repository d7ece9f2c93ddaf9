/** Permanent codes of refusals by the store. Never reuse or rename one: scripts and tickets cite them. */
export type StoreErrorCode =
  /** The address is neither a file's path nor postgres://… */
  | 'STORE_ADDRESS_BAD'
  /** The package with the native binding of SQLite is not installed. */
  | 'STORE_ENGINE_MISSING'
  /** The database would not survive a power cut, or its library can corrupt it. */
  | 'STORE_UNSAFE_SETTINGS'
  /** The schema was written by a newer version. */
  | 'STORE_SCHEMA_NEWER'
  /** There is a database, and it is not one of ours. */
  | 'STORE_NOT_OURS'
  /** Somebody else holds the lock for longer than we wait. */
  | 'STORE_BUSY'
  /** No connection: a change that was under way may or may not be in. */
  | 'STORE_UNREACHABLE'
  | 'STORE_FULL'
  | 'STORE_CORRUPT'
  /** A row that is kept for ever would be changed or deleted. */
  | 'STORE_INSERT_ONLY'
  /** Something with this key is there already, or what it names is not there. */
  | 'STORE_CONFLICT'
  | 'STORE_DIGEST_MISMATCH'
  /** A value that the tables do not take: an instant in another form, half a surrogate pair, too large. */
  | 'STORE_VALUE_REFUSED'
  /** Inside a transaction the store itself was asked: on SQLite that would wait for itself for ever. */
  | 'STORE_OUTSIDE_TRANSACTION'
  | 'STORE_CLOSED'
  /** The database refused a query for a reason that is ours to mend. */
  | 'STORE_FAILED';

/** What happened, where, what to do. Neither passwords nor values of rows are in the message. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
  }
}
