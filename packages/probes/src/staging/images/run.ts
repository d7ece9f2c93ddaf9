import { stagingRun } from '../stack/run-staging-rules.ts';
import { definition } from './probe.ts';
import { rules } from './rules.generated.ts';

/** Looks whether every image is fixed to its bytes, and whether what is built here can be built. */
export const run = stagingRun(definition, rules, {
  passed: ({ services }) => `The images of ${services.length} services are fixed, and what is built can be built.`,
  failed: (findings) => `Images are not fixed to their bytes, or cannot be built: ${findings.length} findings.`,
  facts: ({ services }) => ({
    'images with digest': String(services.filter(({ image }) => image !== null && image.digest !== null).length),
    'services built here': String(services.filter(({ built }) => built).length),
  }),
});
