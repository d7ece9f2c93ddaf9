import type { RuleCases } from '../../stack/staging-rule.ts';

const entry = { address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'web', purpose: 'the game' } as const;
const web = { image: 'nginx:1.29.3', networks: ['edge'] };
const model = { networks: { inner: { internal: true }, edge: {} } };

export const cases: RuleCases = {
  fires: [
    {
      services: { web: { ...web, ports: ['0.0.0.0:443:443', '[::]:443:443'] } },
      model,
      exposure: [entry],
      severity: 'medium',
    },
  ],
  silent: [
    {},
    { services: { web: { ...web, ports: ['443:443'] } }, model, exposure: [entry] },
    { services: { web: { ...web, ports: ['[::]:443:443'] } }, model, exposure: [{ ...entry, address: '::' }] },
    { services: { web: { ...web, ports: ['[::]:443:443'] } }, model, exposure: [{ ...entry, address: '*' }] },
    { services: { web: { ...web, ports: ['[::]:443:443'] } }, model },
  ],
};
