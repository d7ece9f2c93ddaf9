import { describe } from 'vitest';
import { storeContract } from './testing/contract/contract.ts';
import { engineUnderTest } from './testing/engine-under-test.ts';
import { sharedCluster } from './testing/shared-cluster.ts';

describe('PostgreSQL', () => {
  const cluster = sharedCluster();
  storeContract(engineUnderTest(() => cluster().database()));
});
