import type { RuleCases } from '../../stack/staging-rule.ts';

const entry = { address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'web', purpose: 'to be confirmed' } as const;
const model = { networks: { inner: { internal: true }, edge: {} } };
const services = { web: { networks: ['edge'], ports: ['443:8443'] } };

export const cases: RuleCases = {
  fires: [
    { services, model, exposure: [entry], severity: 'medium' },
    { services, model, exposure: [{ ...entry, purpose: 'TODO' }] },
    { services, model, exposure: [{ ...entry, purpose: '???' }] },
  ],
  silent: [
    {},
    { services, model, exposure: [{ ...entry, purpose: 'game and web traffic' }] },
    { services, model, exposure: [{ ...entry, purpose: 'todos of testers' }] },
  ],
};
