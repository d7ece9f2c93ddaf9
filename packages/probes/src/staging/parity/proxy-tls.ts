import { caddySites } from '../transport/caddy-sites.ts';
import { nginxSites } from '../transport/nginx-sites.ts';

const speaks = [/^[ \t]*tls(?:\s|:|$)/m, /^[ \t]*https:\/\/\S+/m, /^[ \t]*bind\s[^\n]*\bssl\b/m];
const listens = [/^[ \t]*listen\s/m, /^[ \t]*bind\s/m];

/**
 * Whether a proxy speaks TLS, by its configuration files: those of Caddy and nginx as the rules of transport read them,
 * of others, as HAProxy and Traefik, by the words that switch it on; null: they do not say. One listener with TLS is
 * enough: health checks are asked in the plain. `proxy` is its id in the component table.
 */
export function proxyTls(proxy: string, texts: readonly string[]): boolean | null {
  if (proxy === 'caddy') return bySites(texts.flatMap((text) => caddySites('', text)));
  if (proxy === 'nginx') return bySites(texts.flatMap((text) => nginxSites('', text)));
  const said = texts.map((text) => text.replace(/^[ \t]*#.*$/gm, ''));
  if (said.some((text) => speaks.some((pattern) => pattern.test(text)))) return true;
  return said.some((text) => listens.some((pattern) => pattern.test(text))) ? false : null;
}

function bySites(sites: readonly { readonly encrypted: boolean }[]): boolean | null {
  return sites.length === 0 ? null : sites.some(({ encrypted }) => encrypted);
}
