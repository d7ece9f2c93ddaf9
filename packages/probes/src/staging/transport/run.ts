import { stagingRun } from '../stack/run-staging-rules.ts';
import { isReached } from '../stack/standing.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Holds what leaves the host against what may be read on the way. */
export const run = stagingRun(definition, rules, {
  passed: ({ services }) =>
    `${services.filter(isReached).length} published services were looked at, and nothing is known to leave the host in plain words.`,
  failed: (findings) => `Data leaves the host in plain words: ${findings.length} findings.`,
  facts: ({ services }) => ({ 'services published': String(services.filter(isReached).length) }),
});
