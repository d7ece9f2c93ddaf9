import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Writes the key that signs sessions into the Compose file. */
export const sabotage: Sabotage = (context) =>
  sabotagedService(
    context,
    (service) => ({
      what: `the session secret of ${service} was pasted into the Compose file`,
      override: { environment: { SESSION_SECRET: 'q4Tz8LwNc2VyR7mKb5Xd' } },
    }),
    ({ component }) => component?.kind !== 'mail catcher',
  );
