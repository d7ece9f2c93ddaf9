import type { RuleCases } from '../../stack/staging-rule.ts';

const entry = { address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'web', purpose: 'the game' } as const;
const model = { networks: { inner: { internal: true }, edge: {} } };

export const cases: RuleCases = {
  fires: [
    { services: { web: {} }, exposure: [entry], severity: 'medium' },
    { services: { web: { networks: ['edge'], ports: ['443:443/udp'] } }, model, exposure: [entry] },
    { services: { app: {} }, exposure: [entry] },
    { services: { app: {}, web: { profiles: ['play'] } }, exposure: [entry] },
  ],
  silent: [
    {},
    { services: { web: { networks: ['edge'], ports: ['443:8443'] } }, model, exposure: [entry] },
    { services: { web: {} }, exposure: [{ ...entry, until: '2026-11-23' }] },
    { services: { web: { networks: null, network_mode: 'host' } }, exposure: [entry] },
  ],
};
