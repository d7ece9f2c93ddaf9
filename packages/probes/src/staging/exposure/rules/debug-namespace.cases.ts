import type { RuleCases } from '../../stack/staging-rule.ts';

const image = 'ethereum/client-go:v1.16.5';
const model = { networks: { inner: { internal: true }, edge: {} } };

export const cases: RuleCases = {
  fires: [
    {
      services: {
        chain: { image, networks: ['edge'], ports: ['30303:30303'], command: ['--http.api=eth,net,debug,personal'] },
      },
      model,
      exposure: [{ address: '0.0.0.0', port: 30303, protocol: 'tcp', service: 'chain', purpose: 'peers' }],
      severity: 'high',
    },
    { services: { chain: { image, command: 'geth --http --http.api eth,admin' } }, severity: 'low' },
    { services: { chain: { image, command: ['--allow-insecure-unlock'] } } },
    { services: { app: { command: ['node', '--rpc-methods', 'Unsafe'] } } },
  ],
  silent: [
    {},
    { services: { chain: { image, command: ['--http', '--http.api=eth,net,web3'] } } },
    { services: { app: { environment: { ADMIN_API: 'admin', DEBUG: 'true' } } } },
  ],
};
