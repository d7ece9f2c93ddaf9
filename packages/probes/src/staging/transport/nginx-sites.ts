import { longestLine, longestSite, mostSites, type WebSite } from './web-site.ts';

/** Servers of an nginx configuration, one for each `listen`. */
export function nginxSites(file: string, text: string): readonly WebSite[] {
  const lines = text.split(/\r?\n/).map((line) => line.slice(0, longestLine).replace(/#.*$/, ''));
  const sites: WebSite[] = [];
  let servers = 0;
  for (const [start, line] of lines.entries()) {
    if (!/^\s*server\s*(?:\{|$)/.test(line)) continue;
    servers += 1;
    if (servers > mostSites) break;
    const block = blockFrom(lines, start);
    const body = block.join('\n');
    const certified = /^\s*ssl_certificate\s/m.test(body) && /^\s*ssl\s+on\s*;/m.test(body);
    const redirects = /\breturn\s+30[1278]\s+https:/.test(body) || /\brewrite\s+\S+\s+https:/.test(body);
    const serves = servesOwn(block);
    for (const [offset, inner] of block.entries()) {
      const [, listen = ''] = /^\s*(?:server\s*\{\s*)?listen\s+([^;]+);/.exec(inner) ?? [];
      if (listen === '' || listen.startsWith('unix:')) continue;
      const [address = ''] = listen.split(/\s+/);
      sites.push({
        port: Number(/(\d+)$/.exec(address.replace(/^\[.*\](?!:)/, ''))?.[1] ?? 80),
        encrypted: /\b(?:ssl|quic)\b/.test(listen) || certified,
        redirects: redirects && !serves,
        inside: /^(?:127\.|\[::1\]|localhost)/.test(address),
        title: `\`listen ${listen.trim()}\``,
        at: { file, line: start + offset + 1 },
      });
    }
  }
  return sites;
}

/** Whether a server answers with something of its own. The challenge of a certificate authority goes over plain HTTP by its rules. */
function servesOwn(block: readonly string[]): boolean {
  let depth = 0;
  let challenge: number | null = null;
  for (const line of block) {
    if (challenge === null && /\blocation\s.*acme-challenge/.test(line)) challenge = depth;
    else if (challenge === null && /\b(?:proxy_pass|root|fastcgi_pass|uwsgi_pass|grpc_pass|alias)\s/.test(line))
      return true;
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    if (challenge !== null && depth <= challenge) challenge = null;
  }
  return false;
}

function blockFrom(lines: readonly string[], start: number): readonly string[] {
  let depth = 0;
  let seen = false;
  for (let index = start; index < lines.length && index - start < longestSite; index++) {
    const line = lines[index] ?? '';
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    seen ||= line.includes('{');
    if (seen && depth <= 0) return lines.slice(start, index + 1);
  }
  return lines.slice(start, start + longestSite);
}
