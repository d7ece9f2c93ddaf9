import type { ServiceView } from '../stack/stack-view.ts';

interface Trusted {
  readonly how: string;
  readonly at: { readonly file: string; readonly line: number };
}

/** Places where PostgreSQL is told to trust whoever comes over the network: arguments of initdb and `pg_hba.conf`. */
export function trustedHosts(service: ServiceView): readonly Trusted[] {
  const byArguments = service.environment.flatMap(({ name, value, at }): Trusted[] =>
    name === 'POSTGRES_INITDB_ARGS' && at !== null && /(?:--auth(?:-host)?[= ]|-A ?)trust\b/.test(value ?? '')
      ? [{ how: 'initdb is told to trust', at }]
      : [],
  );
  const byFile = service.mounts
    .flatMap(({ files }) => files)
    .flatMap(({ path: file, text, target }): Trusted[] => {
      if (![target, file].some((name) => name.endsWith('pg_hba.conf'))) return [];
      return text.split(/\r?\n/).flatMap((line, index) => {
        const [type = '', , , address = '', ...rest] = line.replace(/#.*$/, '').trim().split(/\s+/);
        const method = /^[\d.]+$/.test(rest[0] ?? '') ? rest[1] : rest[0];
        const inside = /^(?:127\.|::1|localhost|samehost)/.test(address);
        return type.startsWith('host') && method === 'trust' && !inside
          ? [{ how: `pg_hba.conf trusts ${address}`, at: { file, line: index + 1 } }]
          : [];
      });
    });
  return [...byArguments, ...byFile];
}
