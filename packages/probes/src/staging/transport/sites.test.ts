import { describe, expect, it } from 'vitest';
import { caddySites } from './caddy-sites.ts';
import { nginxSites } from './nginx-sites.ts';
import type { WebSite } from './web-site.ts';

function short({ port, encrypted, redirects, inside, at }: WebSite): string {
  const how = [encrypted ? 'tls' : 'plain', redirects ? 'redirects' : '', inside ? 'inside' : ''];
  return `${at.line}: ${port} ${how.filter(Boolean).join(' ')}`;
}

describe('a Caddyfile', () => {
  it.each([
    ['harbour.example {\n\troot * /srv\n}\n', ['1: 443 tls']],
    ['http://harbour.example {\n\troot * /srv\n}\n', ['1: 80 plain']],
    ['http://harbour.example {\n\tredir https://harbour.example{uri}\n}\n', ['1: 80 plain redirects']],
    [':8080 {\n\trespond ok\n}\n', ['1: 8080 plain']],
    [':8443 {\n\ttls /a /b\n\trespond ok\n}\n', ['1: 8443 tls']],
    ['{\n\tauto_https off\n}\n\nharbour.example {\n\trespond ok\n}\n', ['5: 443 plain']],
    [
      '{\n\thttp_port 8080\n\thttps_port 8443\n}\na.example, http://b.example {\n\trespond ok\n}\n',
      ['5: 8443 tls', '5: 8080 plain'],
    ],
    ['(common) {\n\theader -Server\n}\nhttp://127.0.0.1:2080 {\n\trespond ok\n}\n', ['4: 2080 plain inside']],
    ['https://{$DOMAIN}:8443 {\n\thandle /api/* {\n\t\treverse_proxy api:8080\n\t}\n}\n', ['1: 8443 tls']],
  ])('%j', (text, expected) => {
    expect(caddySites('Caddyfile', text).map(short)).toEqual(expected);
  });
});

describe('an nginx configuration', () => {
  it.each([
    ['server {\n  listen 80;\n  root /srv;\n}\n', ['2: 80 plain']],
    ['server { listen 443 ssl; root /srv; }\n', ['1: 443 tls']],
    [
      'http {\n  server {\n    listen 8080 default_server;\n    return 301 https://$host$request_uri;\n  }\n}\n',
      ['3: 8080 plain redirects'],
    ],
    ['server {\n  listen 127.0.0.1:9000;\n  stub_status;\n}\n', ['2: 9000 plain inside']],
    ['server {\n  listen [::]:80;\n  # listen 443 ssl;\n  location / { proxy_pass http://api; }\n}\n', ['2: 80 plain']],
    ['server {\n  listen unix:/run/a.sock;\n}\n', []],
  ])('%j', (text, expected) => {
    expect(nginxSites('nginx.conf', text).map(short)).toEqual(expected);
  });
});
