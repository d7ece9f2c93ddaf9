import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { volumes: ['/var/run/docker.sock:/var/run/docker.sock'] } }, severity: 'critical' },
    { services: { app: { volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro'] } }, severity: 'critical' },
    { services: { app: { volumes: [{ type: 'bind', source: '/run/podman/podman.sock', target: '/s' }] } } },
    { services: { app: { use_api_socket: true } } },
  ],
  silent: [{ services: { app: { volumes: ['/srv/data:/data'] } } }, { services: { app: { use_api_socket: false } } }],
};
