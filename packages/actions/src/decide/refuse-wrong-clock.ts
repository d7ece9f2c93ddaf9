import { clockToleranceSeconds } from '@sallyport/record';
import { type RemoteClock, remoteClock } from '@sallyport/workspace';
import { ActionError } from '../action-error.ts';
import type { Session } from '../session/open-session.ts';

/**
 * A clock that somebody set back makes old observations young, and no log of our own would show it: what is decided
 * while the host of the remote says another time is refused (attack 21). A remote that does not say, or that nobody may
 * ask, refuses nothing. Throws CLI_NOT_READY.
 */
export async function refuseWrongClock({ repository, caller }: Pick<Session, 'repository' | 'caller'>): Promise<void> {
  if (caller.offline) return;
  const clock = await remoteClock(repository, () => Date.parse(caller.now()));
  const why = clock && clockApart(clock);
  if (why !== null)
    throw new ActionError('CLI_NOT_READY', `${why} Nothing is decided by a clock that may be wrong.`, {
      command: 'timedatectl',
    });
}

/** Says that two clocks are further apart than honest ones; null where they are not. */
export function clockApart({ host, ahead }: RemoteClock): string | null {
  if (Math.abs(ahead) <= clockToleranceSeconds) return null;
  return `The clock here is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'behind' : 'ahead of'} that of ${host}.`;
}
