import { stagingRun } from '../stack/run-staging-rules.ts';
import { effectiveCheck } from './effective-check.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Looks whether somebody would notice: health checks that run and may fail, bounded restarts, services that wait. */
export const run = stagingRun(definition, rules, {
  passed: ({ services }) => `The health of ${services.length} services would be noticed, and restarts have a bound.`,
  failed: (findings) => `Health checks or restarts would hide a broken service: ${findings.length} findings.`,
  facts: ({ services }) => ({
    'services with check': String(services.filter((service) => effectiveCheck(service).kind === 'check').length),
    'services without known check': String(
      services.filter((service) => effectiveCheck(service).kind !== 'check').length,
    ),
  }),
});
