import type { Severity } from '@sallyport/record';

interface Sensitive {
  readonly reading: Severity;
  readonly writing: Severity;
  readonly why: string;
}

const harmless =
  /^\/etc\/(?:localtime|timezone|ssl\/certs|ca-certificates|hosts|resolv\.conf|hostname|machine-id)(?:\/|$)/;

/** What a proxy has to read: certificates with their keys, and lists of people with the hashes of their passwords. */
const ofProxies = /^\/etc\/(?:letsencrypt|ssl|pki|nginx\/(?:ssl|certs))(?:\/|$)|\/\.?htpasswd$/;

const table: readonly (readonly [RegExp, Sensitive])[] = [
  [/^\/$/, { reading: 'high', writing: 'critical', why: ', which is all of it' }],
  [/^\/(?:root|home\/[^/]+)\/\.(?:ssh|aws|docker|kube|gnupg|config)(?:\/|$)/, keys('where keys lie')],
  [/^\/(?:etc|boot)(?:\/|$)/, { reading: 'high', writing: 'critical', why: '' }],
  // Programs and modules hold no secrets; what writes them owns the host.
  [/^\/(?:usr|bin|sbin|lib|lib64)(?:\/|$)/, { reading: 'low', writing: 'critical', why: '' }],
  [/^\/(?:proc|sys|dev)(?:\/|$)/, { reading: 'medium', writing: 'critical', why: '' }],
  [/^\/var\/lib\/(?:docker|containerd|kubelet)(?:\/|$)/, keys('where all containers lie')],
  [/^\/(?:var\/run|run)\/?$/, keys('where the engine listens')],
  [/^\/(?:root|home)(?:\/[^/]+)?\/?$/, { reading: 'medium', writing: 'high', why: '' }],
];

function keys(what: string): Sensitive {
  return { reading: 'high', writing: 'critical', why: `, ${what}` };
}

/**
 * How bad it is to hand in this path of the host; null for the many that are nobody's business. CIS Docker 5.6.
 * `inProxy`: the service ends TLS and asks for passwords, so that reading both is its work.
 */
export function sensitivePath(path: string, inProxy: boolean): Sensitive | null {
  if (harmless.test(path)) return null;
  if (ofProxies.test(path) && path.startsWith('/etc/'))
    return { reading: inProxy ? 'low' : 'medium', writing: 'high', why: ', where certificates and passwords lie' };
  return table.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
