import { stagingRun } from '../stack/run-staging-rules.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Holds what the files say about secrets against what only their owners may know. */
export const run = stagingRun(definition, rules, {
  passed: ({ services }) => `No secret of ${services.length} services stands where others can read or guess it.`,
  failed: (findings) => `Secrets stand where others can read or guess them: ${findings.length} findings.`,
  facts: ({ services, project }) => ({
    'secrets by file': String(Object.keys(project.model.secrets ?? {}).length),
    'services with secret files': String(services.filter(({ model }) => Array.isArray(model['secrets'])).length),
  }),
});
