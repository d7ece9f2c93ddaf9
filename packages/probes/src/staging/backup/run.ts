import { stagingRun } from '../stack/run-staging-rules.ts';
import { backupServices, keptData } from './kept-data.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Looks whether data outlives its containers, and its host. */
export const run = stagingRun(definition, rules, {
  passed: (stack) =>
    `${keptData(stack).length} stores keep their data, and are backed up to another place as far as the files tell.`,
  failed: (findings) => `Data would be lost: ${findings.length} findings.`,
  facts: (stack) => ({
    'backup services':
      backupServices(stack)
        .map(({ name }) => name)
        .join(', ') || 'none',
  }),
});
