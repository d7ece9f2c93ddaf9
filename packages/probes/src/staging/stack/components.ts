import type { Component } from './component.ts';
import { cachesAndBrokers } from './components/caches-and-brokers.ts';
import { chainNodes } from './components/chain-nodes.ts';
import { databases } from './components/databases.ts';
import { identityAndAdministration } from './components/identity-and-administration.ts';
import { monitoring } from './components/monitoring.ts';
import { proxies } from './components/proxies.ts';
import { repackedDatabases } from './components/repacked-databases.ts';
import { runtimes } from './components/runtimes.ts';
import { searchAndObjects } from './components/search-and-objects.ts';

/** Common images. */
export const components: readonly Component[] = [
  ...databases,
  ...repackedDatabases,
  ...cachesAndBrokers,
  ...searchAndObjects,
  ...proxies,
  ...monitoring,
  ...identityAndAdministration,
  ...chainNodes,
  ...runtimes,
];
