import { expect, it } from 'vitest';
import { proxyTls } from './proxy-tls.ts';

it.each([
  ['a Caddy site', 'caddy', 'https://{$DOMAIN}:8443 {\n}\nhttp://127.0.0.1:2080 {\n}\n', true],
  ['a Caddy directive', 'caddy', ':8443 {\n\ttls /a /b\n}\n', true],
  ['a Caddy site by its name alone', 'caddy', 'play.example {\n\trespond ok\n}\n', true],
  ['a plain Caddy site', 'caddy', 'http://play.example {\n\treverse_proxy https://up.example\n}\n', false],
  ['nginx', 'nginx', 'server {\n  listen 443 ssl;\n}\n', true],
  ['plain nginx', 'nginx', 'server {\n  listen 80;\n  # ssl_certificate /a;\n}\n', false],
  ['nginx whose upstream alone has TLS', 'nginx', 'server {\n  listen 80;\n  proxy_ssl_certificate /a;\n}\n', false],
  ['an nginx file without a server', 'nginx', 'gzip on;\n', null],
  ['HAProxy', 'haproxy', 'frontend a\n  bind :443 ssl crt /a\n', true],
  ['plain HAProxy', 'haproxy', 'frontend a\n  bind :80\n', false],
  ['Traefik', 'traefik', 'entryPoints:\n  web:\n    http:\n      tls: {}\n', true],
  ['something else', 'envoy', 'log { level info }\n', null],
  ['nothing', 'caddy', '', null],
])('%s', (_, proxy, text, tls) => expect(proxyTls(proxy, [text])).toBe(tls));

it.each(['caddy', 'nginx', 'traefik'])('is not slowed down by blank lines (%s)', (proxy) => {
  expect(proxyTls(proxy, ['\n'.repeat(1_000_000), ' '.repeat(1_000_000)])).toBeNull();
});
