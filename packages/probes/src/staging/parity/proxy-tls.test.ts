import { expect, it } from 'vitest';
import { proxyTls } from './proxy-tls.ts';

it.each([
  ['a Caddy site', 'https://{$DOMAIN}:8443 {\n}\nhttp://127.0.0.1:2080 {\n}\n', true],
  ['a Caddy directive', 'play.example {\n\ttls /a /b\n}\n', true],
  ['a plain Caddy site', 'http://play.example {\n}\n', false],
  ['nginx', 'server {\n  listen 443 ssl;\n}\n', true],
  ['plain nginx', 'server {\n  listen 80;\n  # ssl_certificate /a;\n}\n', false],
  ['HAProxy', 'frontend a\n  bind :443 ssl crt /a\n', true],
  ['Traefik', 'entryPoints:\n  web:\n    http:\n      tls: {}\n', true],
  ['something else', 'log { level info }\n', null],
  ['nothing', '', null],
])('%s', (_, text, tls) => expect(proxyTls([text])).toBe(tls));

it('is not slowed down by blank lines', () => {
  expect(proxyTls(['\n'.repeat(1_000_000), ' '.repeat(1_000_000)])).toBeNull();
});
