import type { RuleCases } from '../../stack/staging-rule.ts';

const entry = { address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'web', purpose: 'the game' } as const;
const web = { image: 'nginx:1.29.3', networks: ['edge'] };
const model = { networks: { inner: { internal: true }, edge: {} } };

export const cases: RuleCases = {
  fires: [
    { services: { web: { ...web, ports: ['80:80', '443:443'] } }, model, severity: 'medium' },
    { services: { web: { ...web, ports: ['80:80'] } }, model, exposure: [entry], severity: 'high' },
    { services: { web: { ...web, ports: ['8080:80'] } }, model, severity: 'high' },
    { services: { web: { ...web, ports: ['0.0.0.0:8080:80'] } }, model, severity: 'high' },
    { services: { web: { ...web, ports: ['[::]:8080:80'] } }, model, severity: 'high' },
    { services: { web: { ...web, ports: ['203.0.113.7:8080:80'] } }, model, severity: 'high' },
    { services: { web: { ...web, ports: ['10.0.0.5:80:80'] } }, model, severity: 'medium' },
    { services: { web: { ...web, ports: [{ target: 80, published: '80', host_ip: '0.0.0.0' }] } }, model },
    { services: { web: { ...web, ports: ['80'] } }, model, severity: 'high' },
    // Another protocol, another service, another address and another day are not what was declared.
    { services: { web: { ...web, ports: ['443:443/udp'] } }, model, exposure: [entry], severity: 'high' },
    { services: { web: { ...web, ports: ['443:443'] } }, model, exposure: [{ ...entry, service: 'app' }] },
    { services: { web: { ...web, ports: ['443:443'] } }, model, exposure: [{ ...entry, address: '10.0.0.5' }] },
    { services: { web: { ...web, ports: ['443:443'] } }, model, exposure: [{ ...entry, until: '2026-11-23' }] },
  ],
  silent: [
    {},
    { services: { web: { ...web, ports: ['443:443'] } }, model, exposure: [entry] },
    { services: { web: { ...web, ports: ['443:443'] } }, model, exposure: [{ ...entry, until: '2026-11-24' }] },
    { services: { web: { ...web, ports: ['203.0.113.7:443:443'] } }, model, exposure: [entry] },
    { services: { web: { ...web, ports: ['127.0.0.1:8080:80'] } }, model },
    { services: { web: { ...web, ports: ['[::1]:8080:80'] } }, model },
    { services: { web: { ...web, ports: [{ target: 80, published: '8080', host_ip: '127.0.0.1' }] } }, model },
    { services: { web: { ...web, expose: ['80'] } }, model },
  ],
};
