const speaks = [
  /^[ \t]*tls(?:\s|:|$)/m,
  /^[ \t]*https:\/\/\S+/m,
  /^[ \t]*ssl_certificate\s/m,
  /^[ \t]*listen\s[^;\n]*\bssl\b/m,
  /^[ \t]*bind\s[^\n]*\bssl\b/m,
];
const listens = [/^[ \t]*http:\/\/\S+\s*\{/m, /^[ \t]*listen\s/m, /^[ \t]*bind\s/m];

/**
 * Whether a proxy speaks TLS, by its configuration files as Caddy, nginx, HAProxy and Traefik read them; null: they do
 * not say. One listener with TLS is enough: health checks are asked in the plain.
 */
export function proxyTls(texts: readonly string[]): boolean | null {
  const said = texts.map((text) => text.replace(/^[ \t]*#.*$/gm, ''));
  if (said.some((text) => speaks.some((pattern) => pattern.test(text)))) return true;
  return said.some((text) => listens.some((pattern) => pattern.test(text))) ? false : null;
}
