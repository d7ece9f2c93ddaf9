import { stagingRun } from '../stack/run-staging-rules.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Looks for settings without effect, and for what is missing. */
export const run = stagingRun(definition, rules, {
  passed: ({ services }) => `${services.length} services load, and nothing that is written has no effect.`,
  failed: (findings) => `What is written is not what runs: ${findings.length} findings.`,
  facts: ({ services, project }) => ({
    services: String(services.length),
    variables: String(new Set(project.variables.map(({ name }) => name)).size),
  }),
});
