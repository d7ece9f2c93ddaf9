import type { Component } from '../component.ts';
import { alpinePrograms, component, debianPrograms, endOfLife, port, setting, word } from './define-component.ts';

const yes = ['', 'true'];

/** Proxies and web servers. */
export const proxies: readonly Component[] = [
  component({
    id: 'nginx',
    title: 'nginx',
    kind: 'proxy',
    images: ['nginx', 'openresty/openresty', 'nginxinc/nginx-unprivileged', 'nginx-unprivileged'],
    stepsDown: true,
    ports: [port(80, 'service'), port(443, 'service'), port(8080, 'service')],
    authenticatedByDefault: false,
    programs: [...debianPrograms, 'curl', 'nginx'],
    healthCheck: 'curl --fail http://127.0.0.1/…',
    entryPoint: 'script',
    variants: [{ tags: /alpine/, programs: [...alpinePrograms, 'curl', 'nginx'] }],
    endOfLife: endOfLife(
      '1.14=2019-04-23 1.16=2020-04-20 1.18=2021-04-20 1.19=2021-05-25 1.20=2022-05-24 1.21=2022-06-21 1.22=2023-04-11 1.23=2023-05-23 1.24=2024-04-23 1.25=2024-05-29 1.26=2025-04-23 1.27=2025-06-24',
    ),
    source: 'https://github.com/docker-library/docs/tree/master/nginx; https://endoflife.date/nginx',
  }),
  component({
    id: 'caddy',
    title: 'Caddy',
    kind: 'proxy',
    images: ['caddy'],
    data: ['/data'],
    ports: [port(80, 'service'), port(443, 'service'), port(443, 'service', 'udp'), port(2019, 'admin')],
    authenticatedByDefault: false,
    programs: [...alpinePrograms, 'caddy'],
    healthCheck: 'wget --spider -q http://127.0.0.1:PORT/…',
    source: 'https://github.com/docker-library/docs/tree/master/caddy; https://caddyserver.com/docs/api',
  }),
  component({
    id: 'traefik',
    title: 'Traefik',
    kind: 'proxy',
    images: ['traefik'],
    ports: [port(80, 'service'), port(443, 'service'), port(8080, 'admin')],
    authenticatedByDefault: true,
    authentication: [word('api.insecure', yes, ['false']), setting('api.insecure', ['true'], ['false'])],
    programs: [...alpinePrograms, 'traefik'],
    healthCheck: 'traefik healthcheck --ping',
    entryPoint: 'script',
    endOfLife: endOfLife(
      '1.7=2021-12-31 2.0=2019-12-11 2.1=2020-03-25 2.2=2020-09-23 2.3=2021-01-19 2.4=2021-08-17 2.5=2022-01-24 2.6=2022-05-24 2.7=2022-06-29 2.8=2022-10-03 2.9=2023-04-24 2.10=2024-02-12 2.11=2026-02-01 3.0=2024-07-15 3.1=2024-10-28 3.2=2025-01-06 3.3=2025-05-05 3.4=2025-07-23 3.5=2025-11-07 3.6=2026-08-16',
    ),
    source:
      'https://doc.traefik.io/traefik/reference/install-configuration/api-dashboard/; https://endoflife.date/traefik',
  }),
  component({
    id: 'haproxy',
    title: 'HAProxy',
    kind: 'proxy',
    images: ['haproxy', 'haproxytech/haproxy-alpine'],
    user: 'haproxy',
    ports: [port(80, 'service'), port(443, 'service'), port(8404, 'metrics'), port(5555, 'admin')],
    authenticatedByDefault: false,
    entryPoint: 'script',
    endOfLife: endOfLife(
      '1.8=2022-12-09 1.9=2020-07-31 2.0=2024-04-05 2.1=2021-03-18 2.2=2025-04-23 2.3=2022-07-27 2.4=2026-04-01 2.5=2023-05-02 2.6=2027-04-01 2.7=2024-04-05 2.8=2028-04-01 2.9=2025-03-21 3.0=2029-04-01 3.1=2026-01-01 3.2=2030-04-01 3.3=2027-01-01',
    ),
    source: 'https://github.com/docker-library/docs/tree/master/haproxy; https://endoflife.date/haproxy',
  }),
  component({
    id: 'envoy',
    title: 'Envoy',
    kind: 'proxy',
    images: ['envoyproxy/envoy'],
    stepsDown: true,
    ports: [port(10000, 'service'), port(9901, 'admin')],
    authenticatedByDefault: false,
    entryPoint: 'script',
    endOfLife: endOfLife(
      '1.27=2024-07-27 1.28=2024-10-19 1.29=2025-01-16 1.30=2025-04-16 1.31=2025-07-19 1.32=2025-10-15 1.33=2026-01-14 1.34=2026-04-15 1.35=2026-07-23 1.36=2026-10-14 1.37=2027-01-13 1.38=2027-04-23',
    ),
    source: 'https://www.envoyproxy.io/docs/envoy/latest/operations/admin; https://endoflife.date/envoy',
    variants: [{ tags: /distroless/, programs: [], user: 'nonroot' }],
  }),
];
