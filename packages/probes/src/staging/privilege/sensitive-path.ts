import type { Severity } from '@sallyport/record';

interface Sensitive {
  readonly reading: Severity;
  readonly writing: Severity;
  readonly why: string;
}

const harmless =
  /^\/etc\/(?:localtime|timezone|ssl\/certs|ca-certificates|hosts|resolv\.conf|hostname|machine-id)(?:\/|$)/;

const table: readonly (readonly [RegExp, Sensitive])[] = [
  [/^\/$/, { reading: 'high', writing: 'critical', why: ', which is all of it' }],
  [/^\/(?:root|home\/[^/]+)\/\.(?:ssh|aws|docker|kube|gnupg|config)(?:\/|$)/, keys('where keys lie')],
  [/^\/(?:etc|boot|usr|bin|sbin|lib|lib64)(?:\/|$)/, { reading: 'high', writing: 'critical', why: '' }],
  [/^\/(?:proc|sys|dev)(?:\/|$)/, { reading: 'medium', writing: 'critical', why: '' }],
  [/^\/var\/lib\/(?:docker|containerd|kubelet)(?:\/|$)/, keys('where all containers lie')],
  [/^\/(?:var\/run|run)\/?$/, keys('where the engine listens')],
  [/^\/(?:root|home)(?:\/[^/]+)?\/?$/, { reading: 'medium', writing: 'high', why: '' }],
];

function keys(what: string): Sensitive {
  return { reading: 'high', writing: 'critical', why: `, ${what}` };
}

/** How bad it is to hand in this path of the host; null for the many that are nobody's business. CIS Docker 5.6. */
export function sensitivePath(path: string): Sensitive | null {
  if (harmless.test(path)) return null;
  return table.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
