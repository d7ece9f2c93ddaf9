import { hash } from 'node:crypto';
import { countHit, type Store } from '@sallyport/store';
import { ServerError } from '../server-error.ts';

export interface RateLimit {
  readonly most: number;
  readonly windowSeconds: number;
}

/**
 * What is counted, per network for those whom nobody knows yet and per person for the others. An office behind one
 * address has to get through a kickoff, so these stop machines and not a room of people.
 */
export const rateLimits = {
  login: { most: 120, windowSeconds: 300 },
  invitation: { most: 120, windowSeconds: 300 },
  invite: { most: 60, windowSeconds: 3600 },
  draft: { most: 120, windowSeconds: 300 },
  sign: { most: 120, windowSeconds: 300 },
  look: { most: 30, windowSeconds: 300 },
} as const satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof rateLimits;

/** Counts one request of `who`. Throws SERVER_TOO_OFTEN with the seconds until the next window. */
export async function countRequest(
  store: Store,
  counted: { readonly name: RateLimitName; readonly who: string; readonly limit: RateLimit },
  now: string,
): Promise<void> {
  const { most, windowSeconds } = counted.limit;
  // Addresses are personal data: what is kept is a digest that dies with its window.
  const window = Math.floor(Date.parse(now) / 1000 / windowSeconds);
  const bucket = hash('sha256', `${counted.name}\n${window}\n${counted.who}`);
  if ((await countHit(store, bucket, windowSeconds, now)) <= most) return;
  const retryAfterSeconds = (window + 1) * windowSeconds - Date.parse(now) / 1000;
  throw new ServerError('SERVER_TOO_OFTEN', `That was asked for ${most} times within ${windowSeconds} seconds.`, {
    action: `Wait ${retryAfterSeconds} seconds and try again. Nothing was lost.`,
    retryAfterSeconds,
  });
}
