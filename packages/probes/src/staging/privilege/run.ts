import { stagingRun } from '../stack/run-staging-rules.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Holds what services may do against what they need. */
export const run = stagingRun(definition, rules, {
  passed: ({ services }) => `${services.length} services run without rights that they do not need.`,
  failed: (findings) => `Services have more rights than they need: ${findings.length} findings.`,
  facts: ({ services }) => ({
    'services read-only': String(services.filter(({ model }) => model['read_only'] === true).length),
    'services privileged': String(services.filter(({ model }) => model['privileged'] === true).length),
  }),
});
