import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';

/** What a contract is run against. */
export interface EngineUnderTest {
  /** Address of a database that nobody has used yet. */
  readonly address: () => string;
  /** Opens a store that is closed when the tests of this file are over; of a new database unless one is named. */
  readonly open: (address?: string) => Promise<Store>;
}

/** `address` makes a new database. */
export function engineUnderTest(address: () => string): EngineUnderTest {
  const opened: Store[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
  });
  return {
    address,
    open: async (named) => {
      const store = await openStore(named ?? address(), { connections: 4 });
      opened.push(store);
      return store;
    },
  };
}

/** One database for all tests of a group. */
export function sharedStore(engine: EngineUnderTest): () => Store {
  let store: Store | null = null;
  beforeAll(async () => {
    store = await engine.open();
  });
  return () => {
    if (store === null) throw new Error('The store of these tests is not open yet.');
    return store;
  };
}
