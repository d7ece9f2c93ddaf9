import { stagingRun } from '../stack/run-staging-rules.ts';
import { memoryLimit } from './limits.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Holds what services may use up against one host. */
export const run = stagingRun(definition, rules, {
  passed: ({ services }) => `${services.length} services have limits that hold.`,
  failed: (findings) => `Services can use up their host: ${findings.length} findings.`,
  facts: ({ services }) => ({
    'services with a memory limit': String(services.filter(({ model }) => memoryLimit(model) !== null).length),
  }),
});
