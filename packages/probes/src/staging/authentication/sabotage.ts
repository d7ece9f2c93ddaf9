import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Switches the authentication of an own service off, "for the demonstration". */
export const sabotage: Sabotage = (context) =>
  sabotagedService(
    context,
    (service) => ({
      what: `the authentication of ${service} was switched off for a demonstration and stayed off`,
      override: { environment: { DISABLE_AUTH: 'true' } },
    }),
    ({ component }) => component === null,
  );
