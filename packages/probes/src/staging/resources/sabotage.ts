import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Lets a service ignore that it is out of memory. */
export const sabotage: Sabotage = (context) =>
  sabotagedService(context, (service) => ({
    what: `${service} may not be stopped when it is out of memory`,
    override: { oom_kill_disable: true },
  }));
