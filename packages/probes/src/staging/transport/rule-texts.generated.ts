// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.
import type { RuleDefinition } from '../../probe.ts';

export const ruleTexts: readonly RuleDefinition[] = [
  {
    id: 'staging.transport.old-protocol',
    title: 'A proxy offers a broken version of TLS',
    why: 'SSL 3, TLS 1.0 and TLS 1.1 have known attacks, and no browser in use needs them.',
    fix: 'Offer TLS 1.2 and 1.3 alone.',
    source: 'RFC 8996; NIST SP 800-52 revision 2; TLS-02',
  },
  {
    id: 'staging.transport.plain-datastore',
    title: 'Data crosses to another machine without TLS',
    why: 'Whoever stands between the two machines reads the password and the rows, and can change both.',
    fix: 'Use the encrypted scheme (`rediss`, `amqps`, `https`), or `sslmode=verify-full` and `tls=true` in the address.',
    source: 'CWE-319; TLS-09',
  },
  {
    id: 'staging.transport.plain-endpoint',
    title: 'Testers are served without TLS',
    why: 'Passwords and sessions travel in plain words through every network between a tester and the host, and can be changed on the way.',
    fix: 'Serve the port over TLS, and let plain HTTP do nothing but send people there.',
    source: 'CWE-319; OWASP ASVS 5 V12.2; TLS-01',
  },
  {
    id: 'staging.transport.unchecked-certificate',
    title: 'Certificates are not checked',
    why: 'Encryption to whoever answers protects from nobody who can answer.',
    fix: 'Take the switch out, and give the program the certificate of your own authority (`NODE_EXTRA_CA_CERTS`, `SSL_CERT_FILE`).',
    source: 'CWE-295; Node.js, Python and Git documentation; TLS-09',
  },
];
