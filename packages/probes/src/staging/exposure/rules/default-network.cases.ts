import type { RuleCases } from '../../stack/staging-rule.ts';

const alone = { networks: null };

export const cases: RuleCases = {
  fires: [
    { services: { app: { networks: null, network_mode: 'bridge' } }, severity: 'medium' },
    { services: { app: alone, api: alone, worker: alone }, severity: 'low' },
  ],
  silent: [
    {},
    { services: { app: {}, api: {}, worker: {} } },
    { services: { app: { networks: null, network_mode: 'none' } } },
    { services: { app: alone, api: alone } },
  ],
};
