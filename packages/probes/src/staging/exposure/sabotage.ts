import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

const inspectors = [9229, 19229, 29229];

/** Leaves the inspector of a service open to everybody, on a port that nobody declared. */
export const sabotage: Sabotage = (context) => {
  const declared = new Set(context.gate.staging.exposure.map(({ port }) => port));
  const port = inspectors.find((each) => !declared.has(each)) ?? 39_229;
  return sabotagedService(
    context,
    (service) => ({
      what: `the Node.js inspector of ${service} is published on port ${port}`,
      override: { ports: [`${port}:9229`] },
    }),
    ({ model }) => model['network_mode'] === undefined,
  );
};
