import { describe } from 'vitest';
import { engineUnderTest } from './testing/engine-under-test.ts';
import { newFile } from './testing/new-file.ts';
import { processContract } from './testing/process-contract.ts';

describe('SQLite', () => {
  processContract(engineUnderTest(newFile));
});
