import type { RuleCases } from '../../stack/staging-rule.ts';

const entry = { address: '0.0.0.0', port: 22, protocol: 'tcp', service: 'app', purpose: 'mods by git' } as const;
const model = { networks: { inner: { internal: true }, edge: {} } };

export const cases: RuleCases = {
  fires: [{ services: { app: { networks: ['edge'], ports: ['22:2222'] } }, model, exposure: [entry], severity: 'low' }],
  silent: [
    {},
    { services: { app: { networks: ['edge'], ports: ['443:443'] } }, model, exposure: [{ ...entry, port: 443 }] },
    { services: { app: { networks: ['edge'], ports: ['2222:22'] } }, model, exposure: [{ ...entry, port: 2222 }] },
  ],
};
