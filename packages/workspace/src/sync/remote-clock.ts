import { preferredRemote } from '../git/preferred-remote.ts';
import type { Repository } from '../git/repository.ts';

export interface RemoteClock {
  /** Host that was asked. */
  readonly host: string;
  /** Seconds that it says it is later than here; negative where its clock is behind. */
  readonly ahead: number;
}

/** Milliseconds: a clock that takes longer to tell the time is no help. */
const patience = 5000;

/**
 * What the host of the remote says of the time, by the `Date` header (RFC 9110) of an answer that is not looked at
 * further; whoever seals has its own clock, and this one is somebody else's. null where the remote is not reached by
 * HTTP, or does not say. Asks nothing but `HEAD /`, without names or tokens, and follows no redirect. Throws nothing.
 */
export async function remoteClock(
  repository: Pick<Repository, 'remotes' | 'head' | 'settings'>,
  now: () => number = () => Date.now(),
): Promise<RemoteClock | null> {
  const name = preferredRemote(repository);
  const url = repository.remotes.find((each) => each.name === name)?.url ?? '';
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const { origin, host } = new URL(url);
  try {
    const before = now();
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(`${origin}/`, { method: 'HEAD', redirect: 'manual', signal });
    const after = now();
    const there = Date.parse(answer.headers.get('date') ?? '');
    // The header has whole seconds and was written somewhere between the two.
    return Number.isNaN(there) ? null : { host, ahead: Math.round((there - (before + after) / 2) / 1000) };
  } catch {
    // Whether the remote can be reached is asked, and said, by fetch and push; here nothing is known of its clock.
    return null;
  }
}
