import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Makes a health check that cannot fail. */
export const sabotage: Sabotage = (context) =>
  sabotagedService(context, (service) => ({
    what: `the health check of ${service} ends with success whatever happens`,
    override: { healthcheck: { test: ['CMD-SHELL', 'wget -q http://127.0.0.1/ || true'] } },
  }));
