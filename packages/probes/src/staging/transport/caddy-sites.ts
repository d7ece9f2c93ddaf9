import type { WebSite } from './web-site.ts';

/** Sites of a Caddyfile. Caddy serves each over TLS unless its address or its options say otherwise. */
export function caddySites(file: string, text: string): readonly WebSite[] {
  const global = globalOptions(text);
  const httpsOff = /^\s*auto_https\s+off\b/m.test(global);
  const httpPort = Number(/^\s*http_port\s+(\d+)/m.exec(global)?.[1] ?? 80);
  const httpsPort = Number(/^\s*https_port\s+(\d+)/m.exec(global)?.[1] ?? 443);
  const sites: WebSite[] = [];
  const lines = text.split(/\r?\n/);
  let depth = 0;
  for (const [index, raw] of lines.entries()) {
    const line = raw.replace(/(?:^|\s)#.*$/, '').replace(/\{\$[^}]*\}|\{[\w.$-]+\}/g, 'name');
    const opens = /\{\s*$/.test(line);
    if (depth === 0 && opens && line.trim() !== '{' && !/^\s*&?\(/.test(line)) {
      const body = bodyFrom(lines, index);
      const tls = /^\s*tls\s+(?!off)/m.test(body);
      for (const address of line
        .replace(/\{\s*$/, '')
        .split(/[\s,]+/)
        .filter(Boolean)) {
        const [, scheme, , port] = /^(?:(https?):\/\/)?([^:/]*)(?::(\d+))?/.exec(address) ?? [];
        const number = Number(port ?? (scheme === 'http' ? httpPort : httpsPort));
        const plain =
          scheme === 'http' ||
          (scheme === undefined && !tls && (number === httpPort || httpsOff || /^:\d+$/.test(address)));
        sites.push({
          port: number,
          encrypted: !plain,
          redirects: redirectsOnly(body),
          inside: /^(?:https?:\/\/)?(?:localhost|127\.|\[::1\])/.test(address),
          title: `the site ${raw.replace(/\{\s*$/, '').trim()}`,
          at: { file, line: index + 1 },
        });
      }
    }
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
  }
  return sites;
}

function globalOptions(text: string): string {
  return /^(?:\s*#.*\n|\s*\n)*\{\s*\n([\s\S]*?)^\}/.exec(text)?.[1] ?? /^\{\s*\n([\s\S]*?)^\}/m.exec(text)?.[1] ?? '';
}

/** The lines of a block, without those that close it. */
function bodyFrom(lines: readonly string[], start: number): string {
  const end = lines.findIndex((line, index) => index > start && /^\}/.test(line));
  return lines.slice(start + 1, end < 0 ? undefined : end).join('\n');
}

function redirectsOnly(body: string): boolean {
  const directives = body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return (
    directives.length > 0 && directives.every((line) => /^redir\s+https:/.test(line) || /^(?:log|header)\b/.test(line))
  );
}
