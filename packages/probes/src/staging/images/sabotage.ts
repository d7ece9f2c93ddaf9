import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Lets a service run whatever image the registry has on the day. */
export const sabotage: Sabotage = (context) =>
  sabotagedService(context, (service) => ({
    what: `${service} runs an image by the tag latest`,
    override: { image: 'registry.example/team/service:latest' },
  }));
