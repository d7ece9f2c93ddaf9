import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Mounts a file that is not there. */
export const sabotage: Sabotage = (context) =>
  sabotagedService(context, (service) => ({
    what: `${service} mounts a configuration file that is not in the repository`,
    override: { volumes: ['./no-such-folder/settings.yaml:/etc/settings.yaml:ro'] },
  }));
