const speaks = [
  /^\s*tls(?:\s|:|$)/m,
  /^\s*https:\/\/\S+/m,
  /^\s*ssl_certificate\s/m,
  /^\s*listen\s[^;\n]*\bssl\b/m,
  /^\s*bind\s[^\n]*\bssl\b/m,
];
const listens = [/^\s*http:\/\/\S+\s*\{/m, /^\s*listen\s/m, /^\s*bind\s/m];

/**
 * Whether a proxy speaks TLS, by its configuration files as Caddy, nginx, HAProxy and Traefik read them; null: they do
 * not say. One listener with TLS is enough: health checks are asked in the plain.
 */
export function proxyTls(texts: readonly string[]): boolean | null {
  const said = texts.map((text) => text.replace(/^\s*#.*$/gm, ''));
  if (said.some((text) => speaks.some((pattern) => pattern.test(text)))) return true;
  return said.some((text) => listens.some((pattern) => pattern.test(text))) ? false : null;
}
