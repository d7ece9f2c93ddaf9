import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached } from '../../stack/standing.ts';

export const rule: StagingRule = {
  id: 'staging.transport.old-protocol',
  number: 'TLS-02',
  title: 'A proxy offers a broken version of TLS',
  why: 'SSL 3, TLS 1.0 and TLS 1.1 have known attacks, and no browser in use needs them.',
  fix: 'Offer TLS 1.2 and 1.3 alone.',
  source: 'RFC 8996; NIST SP 800-52 revision 2; TLS-02',
  find: (stack) =>
    stack.services.flatMap((service) => {
      if (service.component?.kind !== 'proxy') return [];
      return service.mounts
        .flatMap(({ files }) => files)
        .flatMap(({ path: file, text }): readonly RuleSighting[] => {
          const lines = text.split(/\r?\n/);
          const index = lines.findIndex((line) => offersOld(line.replace(/#.*$/, '')));
          if (index < 0) return [];
          return [
            {
              severity: isReached(service) ? 'high' : 'medium',
              address: `${service.name} ${file} protocols`,
              at: { file, line: index + 1 },
              what: `${service.name} offers a version of TLS before 1.2.`,
            },
          ];
        });
    }),
};

/** nginx `ssl_protocols`, Caddy `protocols`, HAProxy `ssl-min-ver`, Traefik `minVersion`, Envoy `tls_minimum_protocol_version`. */
function offersOld(line: string): boolean {
  return (
    /^\s*ssl_protocols\s[^;]*\b(?:SSLv[23]|TLSv1(?:\.1)?(?![.\d]))/.test(line) ||
    /^\s*protocols\s+tls1\.[01]\b/.test(line) ||
    /\bssl-min-ver\s+(?:SSLv3|TLSv1\.[01])\b/.test(line) ||
    /\bminVersion["']?\s*[:=]\s*["']?VersionTLS1[01]\b/.test(line) ||
    /tls_minimum_protocol_version["']?\s*:\s*["']?TLSv1_[01]\b/.test(line)
  );
}
