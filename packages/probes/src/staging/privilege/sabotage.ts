import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Hands the engine's socket to a service. */
export const sabotage: Sabotage = (context) =>
  sabotagedService(context, (service) => ({
    what: `the engine socket is mounted into ${service}`,
    override: { volumes: ['/var/run/docker.sock:/var/run/docker.sock'] },
  }));
