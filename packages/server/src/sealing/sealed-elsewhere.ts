import { pull } from '@sallyport/actions';
import { latestSeal } from '@sallyport/store';
import { git, RECORD_REF, type Repository } from '@sallyport/workspace';
import { type GatePlace, serverCaller } from '../gate/gate-place.ts';

/** Milliseconds after which a clone that sealed and never pushed is taken to be gone: while it lives, it tries again sooner. */
const goneAfter = 15 * 60_000;

/**
 * Why this clone may not seal now, or null: another server's clone sealed something last, and what it sealed has not
 * come here. To seal without it would fork the log. Fetches where that may bring it.
 */
export async function sealedElsewhere(place: GatePlace, repository: Repository): Promise<string | null> {
  const latest = await latestSeal(place.store);
  if (latest === null || (await isHere(repository, latest.commit))) return null;
  const { reached, why } = await pull(repository, serverCaller(place));
  if (await isHere(repository, latest.commit)) return null;
  if (Date.parse(place.now()) - Date.parse(latest.sealed) > goneAfter) {
    place.note(
      `The clone that sealed ${latest.commit} has not been heard of since ${latest.sealed}, so this one seals again. ` +
        'Nothing is lost: the database has every statement. If that clone comes back: sallyport record merge.',
    );
    return null;
  }
  const missing = reached ? 'it has not pushed that yet' : `this one cannot fetch it (${why})`;
  return `another server sealed ${latest.commit} last, and ${missing}`;
}

async function isHere({ directory }: Repository, commit: string): Promise<boolean> {
  // 128: this clone has no such commit, or no record yet.
  const asked = ['merge-base', '--is-ancestor', commit, RECORD_REF];
  return (await git(asked, { cwd: directory, accept: [0, 1, 128] })).code === 0;
}
