import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

const exposure = [{ address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'web', purpose: 'the game' }] as const;

function site(configuration: string, mount = './site.conf:/etc/nginx/conf.d/default.conf:ro'): StackCase {
  return {
    services: {
      web: { image: 'nginx:1.29.3', networks: ['edge'], ports: ['443:443'], volumes: [mount] },
      app: { networks: ['edge'] },
    },
    model: { networks: { inner: { internal: true }, edge: {} } },
    files: { 'deploy/site.conf': configuration },
    exposure,
  };
}

function server(inner: string, listen = 'listen 443 ssl;'): StackCase {
  return site(`server {\n  ${inner}\n  ${listen}\n}\n`);
}

export const cases: RuleCases = {
  fires: [
    { ...server('location = /metrics {\n    proxy_pass http://app:8080;\n  }'), severity: 'medium' },
    { ...server('location /api/metrics { proxy_pass http://app:8080; }'), severity: 'medium' },
    { ...server('location /actuator/ {\n    proxy_pass http://app:8080;\n  }'), severity: 'high' },
    { ...server('location ^~ /debug/pprof/ { proxy_pass http://app:8080; }'), severity: 'high' },
    { ...server('location /nginx_status {\n    stub_status;\n    access_log off;\n  }'), severity: 'medium' },
    server(
      'set $b app;\n  location = / { proxy_pass http://${b}:8080; }\n  location /metrics { proxy_pass http://${b}:8080; }',
    ),
    // A part that another file includes.
    { ...site('location = /metrics {\n  proxy_pass http://app:8080/metrics;\n}\n'), severity: 'medium' },
  ],
  silent: [
    {},
    server('location = /metrics {\n    allow 10.0.0.0/8;\n    deny all;\n    proxy_pass http://app:8080;\n  }'),
    server('auth_basic "team";\n  location = /metrics { proxy_pass http://app:8080; }'),
    server('location = /metrics { return 404; }'),
    server('location / {\n    proxy_pass http://app:8080;\n  }'),
    server('location /actuator/health { proxy_pass http://app:8080; }'),
    server('# location = /metrics { proxy_pass http://app:8080; }'),
    // For callers inside of the container, and on a port that is not published.
    server('location = /metrics { proxy_pass http://app:8080; }', 'listen 127.0.0.1:443;'),
    server('location = /metrics { proxy_pass http://app:8080; }', 'listen 9113;'),
    { ...server('location = /metrics { proxy_pass http://app:8080; }'), services: { app: {} }, exposure: [] },
  ],
};
