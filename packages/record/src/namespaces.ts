import type { Namespace } from './signer.ts';
import type { StatementType, TrustKey } from './statements/bodies.ts';
import type { Fingerprint } from './statements/header.ts';

const OF_TYPE: { readonly [T in Exclude<StatementType, 'hold'>]: Namespace } = {
  trust: 'trust@sallyport.dev',
  gate: 'trust@sallyport.dev',
  evidence: 'evidence@sallyport.dev',
  decision: 'decision@sallyport.dev',
  signoff: 'signoff@sallyport.dev',
  waiver: 'signoff@sallyport.dev',
  deviation: 'signoff@sallyport.dev',
  kickoff: 'signoff@sallyport.dev',
  poll: 'signoff@sallyport.dev',
  vote: 'signoff@sallyport.dev',
  paper: 'signoff@sallyport.dev',
  resume: 'signoff@sallyport.dev',
  withdraw: 'signoff@sallyport.dev',
};

/** The namespace a statement must be signed in. A hold is a person's act, or a runner's observation. */
export function namespaceFor(type: StatementType, author: { readonly person: string | null }): Namespace {
  if (type !== 'hold') return OF_TYPE[type];
  return author.person === null ? 'evidence@sallyport.dev' : 'signoff@sallyport.dev';
}

/**
 * The namespaces a key is listed for in allowed_signers, `git` included, and therefore may sign in. What software holds
 * for a person may carry a decision or a commit, and never an act of will.
 */
export function namespacesOf(key: TrustKey, sealers: ReadonlySet<Fingerprint>): readonly (Namespace | 'git')[] {
  const seals = sealers.has(key.fingerprint);
  const sealing: readonly Namespace[] = seals ? ['seal@sallyport.dev'] : [];
  if (key.person === null) return ['evidence@sallyport.dev', ...sealing, ...(seals ? (['git'] as const) : [])];
  if (key.actor !== 'Human') return ['decision@sallyport.dev', ...sealing, 'git'];
  return ['signoff@sallyport.dev', 'trust@sallyport.dev', 'decision@sallyport.dev', ...sealing, 'git'];
}
