import type { CompiledQuery, DatabaseConnection, Driver } from 'kysely';
import { refusal } from '../border/values.ts';

/**
 * A driver whose connections refuse text that only one engine would take, and whose failures are told in our words.
 * Connections are patched and not wrapped: kysely's own drivers know theirs by identity.
 */
export function checkedDriver(driver: Driver, failureOf: (cause: unknown) => unknown): Driver {
  const checked = new WeakSet<DatabaseConnection>();
  return {
    init: (options) => driver.init(options),
    acquireConnection: async (options) => {
      const connection = await driver.acquireConnection(options).catch((cause: unknown) => {
        throw failureOf(cause);
      });
      if (!checked.has(connection)) {
        checked.add(connection);
        checkQueries(connection, failureOf);
      }
      return connection;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection, options) => driver.releaseConnection(connection, options),
    destroy: (options) => driver.destroy(options),
  };
}

function checkQueries(connection: DatabaseConnection, failureOf: (cause: unknown) => unknown): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query: CompiledQuery, options) => {
    for (const parameter of query.parameters) checkParameter(parameter);
    try {
      return await execute(query, options);
    } catch (cause) {
      throw failureOf(cause);
    }
  };
}

function checkParameter(parameter: unknown): void {
  if (Array.isArray(parameter)) for (const each of parameter) checkParameter(each);
  if (typeof parameter === 'number' && !Number.isSafeInteger(parameter)) {
    throw refusal('a number is not whole, or too large');
  }
  if (typeof parameter !== 'string') return;
  if (!parameter.isWellFormed()) throw refusal('a text holds half of a surrogate pair');
  if (parameter.includes('\0')) throw refusal('a text holds a NUL character');
}
