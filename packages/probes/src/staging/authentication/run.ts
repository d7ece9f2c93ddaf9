import { stagingRun } from '../stack/run-staging-rules.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Holds how services are set against who may come to them. */
export const run = stagingRun(definition, rules, {
  passed: ({ services }) => `Of ${services.length} services, none that this tool knows was left open.`,
  failed: (findings) => `Services let people in without asking: ${findings.length} findings.`,
  facts: ({ services }) => ({
    'services known': String(services.filter(({ component }) => component !== null).length),
    'services not known': String(services.filter(({ component }) => component === null).length),
  }),
});
