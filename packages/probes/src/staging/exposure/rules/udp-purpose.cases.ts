import type { RuleCases } from '../../stack/staging-rule.ts';

const entry = { address: '0.0.0.0', port: 7777, protocol: 'udp', service: 'game', purpose: 'game traffic' } as const;
const model = { networks: { inner: { internal: true }, edge: {} } };
const named = { target: 7777, published: '7777', protocol: 'udp', app_protocol: 'enet' };

export const cases: RuleCases = {
  fires: [
    {
      services: { game: { networks: ['edge'], ports: ['8053:53/udp'] } },
      model,
      exposure: [{ ...entry, port: 8053 }],
      severity: 'medium',
    },
    { services: { game: { networks: ['edge'], ports: ['7777:7777/udp'] } }, model, exposure: [entry], severity: 'low' },
  ],
  silent: [
    {},
    { services: { game: { networks: ['edge'], ports: [named] } }, model, exposure: [entry] },
    { services: { game: { networks: ['edge'], ports: ['127.0.0.1:53:53/udp'] } }, model },
  ],
};
