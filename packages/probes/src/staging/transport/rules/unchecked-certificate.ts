import type { StagingRule } from '../../stack/staging-rule.ts';
import { isReached, standsBesideTheEdge } from '../../stack/standing.ts';

export const rule: StagingRule = {
  id: 'staging.transport.unchecked-certificate',
  number: 'TLS-09',
  title: 'Certificates are not checked',
  why: 'Encryption to whoever answers protects from nobody who can answer.',
  fix: 'Take the switch out, and give the program the certificate of your own authority (`NODE_EXTRA_CA_CERTS`, `SSL_CERT_FILE`).',
  source: 'CWE-295; Node.js, Python and Git documentation; TLS-09',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const off = service.environment.filter(({ name, value }) => value !== null && isOff(name, value));
      const [first] = off;
      if (first === undefined || first.at === null) return [];
      return [
        {
          severity: isReached(service) || standsBesideTheEdge(service, stack) ? ('high' as const) : ('medium' as const),
          address: `${service.name}.certificates`,
          at: first.at,
          what: `${service.name} takes any certificate for the right one (${first.name} is ${first.value ?? ''}).`,
        },
      ];
    }),
};

function isOff(name: string, value: string): boolean {
  const set = /^(?:1|true|yes|on)$/i.test(value);
  if (/^(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY)$/.test(name)) return value === '0';
  if (name === 'GIT_SSL_NO_VERIFY') return set;
  if (
    /(?:^|_)(?:TLS|SSL|CERT(?:IFICATE)?S?)_(?:VERIFY|VERIFICATION|REJECT_UNAUTHORIZED)$|(?:^|_)VERIFY_(?:TLS|SSL|CERT(?:IFICATE)?S?)$/i.test(
      name,
    )
  )
    return /^(?:0|false|no|off|none)$/i.test(value);
  return (
    set &&
    /(?:^|_)(?:(?:TLS|SSL)_(?:INSECURE|SKIP_VERIFY|NO_VERIFY)|INSECURE_(?:SKIP_VERIFY|TLS|SSL)|SKIP_(?:TLS|SSL)_VERIFY(?:_INSECURE)?)$/i.test(
      name,
    )
  );
}
