import type { RuleCases } from '../../stack/staging-rule.ts';

function loopback(ports: readonly string[]) {
  return { networks: ['edge'], ports };
}

const model = { networks: { inner: { internal: true }, edge: {} } };
const entry = { address: '0.0.0.0', port: 8080, protocol: 'tcp', service: 'app', purpose: 'the game' } as const;

export const cases: RuleCases = {
  fires: [
    {
      services: { app: loopback(['127.0.0.1:8080:80']), other: loopback(['127.0.0.1:8080:81']) },
      model,
      severity: 'high',
    },
    {
      services: { app: loopback(['8080:80']), other: loopback(['127.0.0.1:8080:81']) },
      model,
      exposure: [entry],
      severity: 'high',
    },
    { services: { app: loopback(['127.0.0.1:8080:80', '127.0.0.1:8080:81']) }, model },
    { services: { app: { ...loopback(['127.0.0.1:8080:80']), deploy: { replicas: 2 } } }, model },
    { services: { app: { ...loopback(['127.0.0.1:8080:80']), scale: 2 } }, model },
    { services: { app: loopback(['127.0.0.1:8000-8005:8000-8005']), other: loopback(['127.0.0.1:8003:80']) }, model },
  ],
  silent: [
    {},
    { services: { app: loopback(['127.0.0.1:8080:80']), other: loopback(['127.0.0.1:8081:80']) }, model },
    { services: { app: loopback(['127.0.0.1:8080:80', '127.0.0.1:8080:80/udp']) }, model },
    { services: { app: loopback(['127.0.0.1:8080:80']), other: loopback(['127.0.0.2:8080:80']) }, model },
    { services: { app: loopback(['0.0.0.0:8080:80', '[::]:8080:80']) }, model },
    { services: { app: { ...loopback(['127.0.0.1::80']), deploy: { replicas: 2 } } }, model },
  ],
};
