import { describe } from 'vitest';
import { storeContract } from './testing/contract/contract.ts';
import { engineUnderTest } from './testing/engine-under-test.ts';
import { newFile } from './testing/new-file.ts';

describe('SQLite', () => {
  storeContract(engineUnderTest(newFile));
});
