import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { volumes: ['/etc:/host/etc'] } }, severity: 'critical' },
    { services: { app: { volumes: ['/etc:/host/etc:ro'] } }, severity: 'high' },
    { services: { app: { volumes: ['/:/rootfs:ro'] } }, severity: 'high' },
    { services: { app: { volumes: ['/lib/modules:/lib/modules:ro'] } }, severity: 'low' },
    { services: { app: { volumes: ['/usr/local/bin:/tools'] } }, severity: 'critical' },
    { services: { app: { volumes: ['/root/.ssh:/keys:ro'] } }, severity: 'high' },
    {
      services: { web: { image: 'nginx:1.29.3', volumes: ['/etc/letsencrypt:/etc/letsencrypt:ro'] } },
      severity: 'low',
    },
    {
      services: { web: { image: 'nginx:1.29.3', volumes: ['/etc/nginx/.htpasswd:/etc/nginx/.htpasswd:ro'] } },
      severity: 'low',
    },
    { services: { app: { volumes: ['/etc/letsencrypt:/certificates:ro'] } }, severity: 'medium' },
    { services: { certbot: { volumes: ['/etc/letsencrypt:/etc/letsencrypt'] } }, severity: 'high' },
  ],
  silent: [
    {},
    { services: { app: { volumes: ['/srv/app:/data', 'files:/files'] } }, model: { volumes: { files: {} } } },
    { services: { app: { volumes: ['/etc/localtime:/etc/localtime:ro', '/etc/ssl/certs:/etc/ssl/certs:ro'] } } },
  ],
};
