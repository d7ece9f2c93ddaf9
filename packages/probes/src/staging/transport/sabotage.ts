import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Switches the check of certificates off in a service, as answers to questions on the web advise. */
export const sabotage: Sabotage = (context) =>
  sabotagedService(context, (service) => ({
    what: `${service} was told to take any certificate`,
    override: { environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
  }));
