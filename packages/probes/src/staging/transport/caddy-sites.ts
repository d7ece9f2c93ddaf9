import { globalOptions } from '../stack/caddyfile.ts';
import { longestLine, longestSite, mostSites, type WebSite } from './web-site.ts';

/** Sites of a Caddyfile. Caddy serves each over TLS unless its address or its options say otherwise. */
export function caddySites(file: string, text: string): readonly WebSite[] {
  const global = globalOptions(text).map((option) => option.text);
  const httpsOff = global.some((option) => /^auto_https\s+off\b/.test(option));
  const httpPort = portIn(global, 'http_port') ?? 80;
  const httpsPort = portIn(global, 'https_port') ?? 443;
  const sites: WebSite[] = [];
  const lines = text.split(/\r?\n/).map((line) => line.slice(0, longestLine));
  let depth = 0;
  for (const [index, raw] of lines.entries()) {
    if (sites.length >= mostSites) break;
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

function portIn(options: readonly string[], name: string): number | null {
  const [, value] = options.map((option) => option.split(/\s+/)).find(([key]) => key === name) ?? [];
  return value === undefined ? null : Number(value);
}

/** The lines of a block, without those that close it. */
function bodyFrom(lines: readonly string[], start: number): string {
  const body: string[] = [];
  for (let index = start + 1; index < lines.length && body.length < longestSite; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('}')) break;
    body.push(line);
  }
  return body.join('\n');
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
